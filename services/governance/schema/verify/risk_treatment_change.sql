-- Verify governance:risk_treatment_change
BEGIN;

SELECT treatment_changes FROM governance.risk WHERE false;
SELECT 1 / has_column_privilege('governance_runtime', 'governance.risk', 'treatment_changes', 'UPDATE')::int;
SELECT 'governance.risk_register_snapshot_by_meeting'::regclass;

ROLLBACK;
