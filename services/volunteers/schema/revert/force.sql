-- Revert volunteers:force
BEGIN;

DROP TABLE volunteers.force;

COMMIT;
