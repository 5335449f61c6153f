-- Verify volunteers:force
BEGIN;

SELECT 1 / (count(*) = 44)::int FROM volunteers.force;

ROLLBACK;
