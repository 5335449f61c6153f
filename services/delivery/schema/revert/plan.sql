-- Revert delivery:plan
BEGIN;

DROP TABLE delivery.plan;

COMMIT;
