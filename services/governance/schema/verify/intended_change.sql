-- Verify governance:intended_change
BEGIN;

SELECT intended_changes FROM governance.forward_plan_entry WHERE false;
SELECT 1 / has_column_privilege('governance_runtime', 'governance.forward_plan_entry', 'intended_changes', 'UPDATE')::int;

ROLLBACK;
