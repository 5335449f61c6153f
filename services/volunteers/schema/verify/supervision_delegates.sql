-- Verify volunteers:supervision_delegates
BEGIN;

SELECT delegates FROM volunteers.supervision WHERE false;
SELECT 1 / has_column_privilege('volunteers_runtime', 'volunteers.supervision', 'delegates', 'UPDATE')::int;

ROLLBACK;
