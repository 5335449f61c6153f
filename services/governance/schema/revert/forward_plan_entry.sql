-- Revert governance:forward_plan_entry
BEGIN;

DROP TABLE governance.forward_plan_entry;
DROP TYPE governance.slip;

COMMIT;
