-- Revert volunteers:watch_group
BEGIN;

DROP TABLE volunteers.watch_session;
DROP TABLE volunteers.watch_site;
DROP TABLE volunteers.watch_group;

COMMIT;
