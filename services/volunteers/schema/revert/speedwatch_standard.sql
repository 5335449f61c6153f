-- Revert volunteers:speedwatch_standard
BEGIN;

DROP TABLE volunteers.speedwatch_standard;

COMMIT;
