-- Revert indicators:snapshot
BEGIN;

DROP TABLE indicators.snapshot;

COMMIT;
