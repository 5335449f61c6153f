-- Verify indicators:revision
BEGIN;

SELECT force, revision, recorded_at, actor FROM indicators.revision WHERE false;

ROLLBACK;
