-- Revert volunteers:recognition
BEGIN;

DROP TABLE volunteers.recognition;

COMMIT;
