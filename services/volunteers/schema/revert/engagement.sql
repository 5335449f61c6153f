-- Revert volunteers:engagement
BEGIN;

DROP TABLE volunteers.engagement_event;
DROP TABLE volunteers.engagement;

COMMIT;
