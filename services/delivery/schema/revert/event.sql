-- Revert delivery:event
BEGIN;

DROP TABLE delivery.event_head;
DROP TABLE delivery.event;
DROP TABLE delivery.event_out;

COMMIT;
