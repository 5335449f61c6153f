-- Revert volunteers:skill
BEGIN;

DROP TABLE volunteers.availability;
DROP TABLE volunteers.volunteer_skill;
DROP TABLE volunteers.skill;

COMMIT;
