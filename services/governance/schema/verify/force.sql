-- Verify governance:force
BEGIN;

SELECT 1 / (count(*) = 44)::int FROM governance.force;

ROLLBACK;
