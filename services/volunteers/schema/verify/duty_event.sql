-- Verify volunteers:duty_event
BEGIN;

SELECT event FROM volunteers.duty WHERE false;

ROLLBACK;
