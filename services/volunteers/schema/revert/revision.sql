-- Revert volunteers:revision
BEGIN;

DROP TABLE volunteers.revision;

COMMIT;
