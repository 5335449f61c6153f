-- Verify indicators:snapshot
BEGIN;

SELECT force, snapshot, id, month, area, edition, revision, sha256, canonical_json, comparison, batches FROM indicators.snapshot WHERE false;

ROLLBACK;
