-- Revert volunteers:duty
BEGIN;

DROP FUNCTION volunteers.revision_of_duty;
DROP TABLE volunteers.duty;

COMMIT;
