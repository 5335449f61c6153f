-- Revert volunteers:engagement_history
BEGIN;

DROP TRIGGER keep_engagement ON volunteers.engagement;
DROP TRIGGER keep_new_engagement ON volunteers.engagement;
DROP FUNCTION volunteers.keep_engagement;
DROP TABLE volunteers.engagement_history;

COMMIT;
