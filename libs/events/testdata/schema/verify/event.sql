-- Verify outbox:event
SELECT force, seq FROM outbox.event_out WHERE false;
SELECT force, position FROM outbox.event WHERE false;
SELECT force, epoch, position FROM outbox.event_head WHERE false;
