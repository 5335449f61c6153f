-- Revert volunteers:duty
BEGIN;

DROP FUNCTION volunteers.revision_of_duty;
DROP TABLE volunteers.duty;
ALTER TABLE volunteers.volunteer DROP CONSTRAINT volunteer_person;

COMMIT;
