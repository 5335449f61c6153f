-- Verify volunteers:duty_open
BEGIN;

SELECT 1 / (count(*) = 1)::int FROM pg_index WHERE indexrelid = 'volunteers.duty_open'::regclass AND indisvalid;

ROLLBACK;
