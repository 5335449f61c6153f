-- Deploy volunteers:duty_event
BEGIN;

-- The event that a duty is for: of a cadet its form was given (event_permission). Empty: none.
ALTER TABLE volunteers.duty ADD COLUMN event text NOT NULL DEFAULT '';

COMMIT;
