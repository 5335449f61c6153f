-- Revert volunteers:event_permission
BEGIN;

DROP TABLE volunteers.event_permission;

COMMIT;
