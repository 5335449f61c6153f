-- Revert volunteers:role
BEGIN;

DROP TABLE volunteers.role;

COMMIT;
