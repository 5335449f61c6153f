-- Revert indicators:observation
BEGIN;

DROP TABLE indicators.observation;

COMMIT;
