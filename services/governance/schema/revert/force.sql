-- Revert governance:force
BEGIN;

DROP TABLE governance.force;

COMMIT;
