-- Revert volunteers:engagement_standard
BEGIN;

DROP TABLE volunteers.engagement_standard;

COMMIT;
