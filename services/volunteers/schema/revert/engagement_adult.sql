-- Revert volunteers:engagement_adult
BEGIN;

ALTER TABLE volunteers.engagement DROP COLUMN adult_from;

COMMIT;
