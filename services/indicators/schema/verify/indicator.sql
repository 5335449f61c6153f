-- Verify indicators:indicator
BEGIN;

SELECT force, indicator, id, uid, revision FROM indicators.indicator WHERE false;
SELECT force, indicator, revision, title, measure, columns, formula FROM indicators.indicator_version WHERE false;

ROLLBACK;
