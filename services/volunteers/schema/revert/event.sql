-- Revert volunteers:event
BEGIN;

DROP TABLE volunteers.event_head;
DROP TABLE volunteers.event;
DROP TABLE volunteers.event_out;

COMMIT;
