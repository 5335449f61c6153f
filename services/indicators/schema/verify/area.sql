-- Verify indicators:area
BEGIN;

SELECT force, area, id, uid, created_at, revision FROM indicators.area WHERE false;
SELECT force, area, revision, title, kind, code_schemes, codes, parent_force, parent, valid_from, valid_to,
    updated_at FROM indicators.area_version WHERE false;
SELECT force, area, year, revision, value, created_at FROM indicators.population WHERE false;

ROLLBACK;
