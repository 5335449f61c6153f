-- Verify indicators:event
BEGIN;

SELECT force, id, occurred_at, actor, call_id, type, subject, before, after FROM indicators.event_out WHERE false;
SELECT force, position, sealed_at, id, hash FROM indicators.event WHERE false;
SELECT force, epoch, position, hash FROM indicators.event_head WHERE false;

ROLLBACK;
