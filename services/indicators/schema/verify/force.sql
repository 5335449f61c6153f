-- Verify indicators:force
BEGIN;

SELECT 1 / (count(*) = 44)::int FROM indicators.force;

ROLLBACK;
