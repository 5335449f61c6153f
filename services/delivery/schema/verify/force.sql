-- Verify delivery:force
BEGIN;

SELECT 1 / (count(*) = 44)::int FROM delivery.force;

ROLLBACK;
