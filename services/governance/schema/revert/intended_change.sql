-- Revert governance:intended_change
BEGIN;

ALTER TABLE governance.forward_plan_entry DROP COLUMN intended_changes;
DROP TYPE governance.intended_change;

COMMIT;
