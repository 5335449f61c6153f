-- Revert indicators:force
BEGIN;

DROP TABLE indicators.force;

COMMIT;
