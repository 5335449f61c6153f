-- Revert volunteers:opportunity
BEGIN;

DROP TABLE volunteers.match;
DROP TABLE volunteers.opportunity;

COMMIT;
