-- Revert delivery:force
BEGIN;

DROP TABLE delivery.force;

COMMIT;
