-- Revert governance:event
BEGIN;

DROP TABLE governance.event_head;
DROP TABLE governance.event;
DROP TABLE governance.event_out;

COMMIT;
