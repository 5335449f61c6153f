-- Revert volunteers:establishment_target
BEGIN;

DROP TABLE volunteers.establishment_target;

COMMIT;
