-- Revert volunteers:duty_open
BEGIN;

DROP INDEX volunteers.duty_open;

COMMIT;
