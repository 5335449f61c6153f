-- Revert volunteers:duty_minutes
BEGIN;

DROP TABLE volunteers.duty_minutes;

COMMIT;
