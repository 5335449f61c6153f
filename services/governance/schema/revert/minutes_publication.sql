-- Revert governance:minutes_publication
BEGIN;

ALTER TABLE governance.minutes DROP COLUMN published_at;
ALTER TABLE governance.minutes ADD COLUMN published_at timestamptz;
UPDATE governance.minutes SET published_at = (publication).recorded_at WHERE state = 5;
ALTER TABLE governance.minutes DROP COLUMN publication;
GRANT UPDATE (published_at) ON governance.minutes TO governance_runtime;

COMMIT;
