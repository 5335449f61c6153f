-- Verify volunteers:match_withdrawal
BEGIN;

SELECT withdrawal_reason FROM volunteers.match WHERE false;
SELECT 1 / has_column_privilege('volunteers_runtime', 'volunteers.match', 'withdrawal_reason', 'UPDATE')::int;
SELECT 1 / (count(*) = 1)::int FROM pg_constraint
WHERE conrelid = 'volunteers.match'::regclass AND conname = 'match_withdrawal_reason';

ROLLBACK;
