-- Revert indicators:area
BEGIN;

DROP TABLE indicators.population;
DROP TABLE indicators.area_parent;
DROP TABLE indicators.area_version;
DROP TABLE indicators.area;

COMMIT;
