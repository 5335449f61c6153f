-- Revert delivery:plan_import
BEGIN;

DROP TABLE delivery.plan_import;

COMMIT;
