-- Revert indicators:indicator
BEGIN;

DROP TABLE indicators.indicator_version;
DROP TABLE indicators.indicator;

COMMIT;
