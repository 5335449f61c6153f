-- Verify indicators:observation
BEGIN;

SELECT force, area, indicator, month, breakdown, revision, numerator, denominator, flags, batch
FROM indicators.observation WHERE false;

ROLLBACK;
