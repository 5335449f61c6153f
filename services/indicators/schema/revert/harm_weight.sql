-- Revert indicators:harm_weight
BEGIN;

DROP TABLE indicators.harm_weight;

COMMIT;
