-- Revert indicators:annotation
BEGIN;

DROP TABLE indicators.annotation;

COMMIT;
