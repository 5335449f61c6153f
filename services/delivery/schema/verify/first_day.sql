-- Verify delivery:first_day
BEGIN;

SELECT first_day FROM delivery.priority_action WHERE false;
SELECT first_day FROM delivery.activity WHERE false;
SELECT first_day, met_known_on FROM delivery.milestone WHERE false;
SELECT revised_on FROM delivery.milestone_revision WHERE false;

-- A day can be moved, but not that of a move.
SELECT 1 / (has_column_privilege('delivery_runtime', 'delivery.priority_action', 'first_day', 'UPDATE')
    AND has_column_privilege('delivery_runtime', 'delivery.activity', 'first_day', 'UPDATE')
    AND has_column_privilege('delivery_runtime', 'delivery.milestone', 'first_day', 'UPDATE')
    AND has_column_privilege('delivery_runtime', 'delivery.milestone', 'met_known_on', 'UPDATE')
    AND NOT has_column_privilege('delivery_runtime', 'delivery.milestone_revision', 'revised_on', 'UPDATE'))::int;

ROLLBACK;
