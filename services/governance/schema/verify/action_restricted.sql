-- Verify governance:action_restricted
BEGIN;

SELECT raised_at_item, restricted FROM governance.action WHERE false;
SELECT 1 / (has_column_privilege('governance_runtime', 'governance.action', 'restricted', 'UPDATE')
    AND has_column_privilege('governance_runtime', 'governance.action', 'raised_at_item', 'UPDATE'))::int;

ROLLBACK;
