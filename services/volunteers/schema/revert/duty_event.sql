-- Revert volunteers:duty_event
BEGIN;

ALTER TABLE volunteers.duty DROP COLUMN event;

COMMIT;
