-- Revert indicators:revision
BEGIN;

DROP TABLE indicators.revision;

COMMIT;
