-- Revert volunteers:watch_history
BEGIN;

CREATE INDEX watch_session_by_time ON volunteers.watch_session (force, begins);
DROP TRIGGER keep_watch_session ON volunteers.watch_session;
DROP FUNCTION volunteers.keep_watch_session;
DROP TABLE volunteers.watch_session_history;
DROP TRIGGER keep_watch_group ON volunteers.watch_group;
DROP FUNCTION volunteers.keep_watch_group;
DROP TABLE volunteers.watch_group_history;
ALTER TABLE volunteers.watch_group DROP COLUMN declared_from;

COMMIT;
