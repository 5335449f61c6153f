-- Revert governance:risk_treatment_change
BEGIN;

DROP INDEX governance.risk_register_snapshot_by_meeting;
ALTER TABLE governance.risk DROP COLUMN treatment_changes;
DROP TYPE governance.treatment_change;

COMMIT;
