-- Revert outbox:event
BEGIN;
DROP TABLE outbox.event_out, outbox.event, outbox.event_head;
COMMIT;
