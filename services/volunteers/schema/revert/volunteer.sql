-- Revert volunteers:volunteer
BEGIN;

DROP TABLE volunteers.volunteer;

COMMIT;
