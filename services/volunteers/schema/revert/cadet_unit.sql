-- Revert volunteers:cadet_unit
BEGIN;

DROP INDEX volunteers.engagement_by_unit;
ALTER TABLE volunteers.engagement DROP COLUMN led;
DROP TABLE volunteers.cadet_unit;

COMMIT;
