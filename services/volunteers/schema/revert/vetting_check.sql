-- Revert volunteers:vetting_check
BEGIN;

DROP TABLE volunteers.vetting_check;

COMMIT;
