-- Revert volunteers:volunteer_import
BEGIN;

DROP TABLE volunteers.volunteer_import;

COMMIT;
