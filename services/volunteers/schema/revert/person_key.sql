-- Revert volunteers:person_key
BEGIN;

DROP TABLE volunteers.person_key;

COMMIT;
