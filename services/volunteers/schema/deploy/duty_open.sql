-- Deploy volunteers:duty_open
BEGIN;

-- What is planned (1) or to be verified (3) is few among all that was done, and is looked for however old it is.
CREATE INDEX duty_open ON volunteers.duty (force, state, volunteer, engagement) WHERE state IN (1, 3);

COMMIT;
