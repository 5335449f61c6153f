-- Revert volunteers:review_standard
BEGIN;

DROP TABLE volunteers.review_standard;

COMMIT;
