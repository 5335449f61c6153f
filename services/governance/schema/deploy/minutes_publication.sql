-- Deploy governance:minutes_publication
BEGIN;

-- Where the minutes can be read, as of decisions and notices. Of those there the address was not asked for.
ALTER TABLE governance.minutes ADD COLUMN publication governance.publication;
UPDATE governance.minutes
SET publication = ROW('', (published_at AT TIME ZONE 'Europe/London')::date, updated_by, published_at)::governance.publication
WHERE state = 5;
ALTER TABLE governance.minutes DROP COLUMN published_at;
ALTER TABLE governance.minutes
    ADD COLUMN published_at timestamptz GENERATED ALWAYS AS ((publication).recorded_at) STORED,
    ADD CHECK (((publication).recorded_at IS NOT NULL) = (state = 5));
GRANT UPDATE (publication) ON governance.minutes TO governance_runtime;

COMMIT;
