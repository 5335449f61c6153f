-- Revert volunteers:duty_import
BEGIN;

DROP TABLE volunteers.duty_import;

COMMIT;
