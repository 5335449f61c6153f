-- Revert indicators:event
BEGIN;

DROP TABLE indicators.event_head;
DROP TABLE indicators.event;
DROP TABLE indicators.event_out;

COMMIT;
