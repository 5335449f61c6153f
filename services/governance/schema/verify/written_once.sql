-- Verify governance:written_once
BEGIN;

SELECT 1 / (count(*) >= 12)::int FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
WHERE p.oid = 'governance.keep_written'::regproc;
SELECT 1 / has_function_privilege('governance_runtime', 'governance.continues(anyarray, anyarray)', 'EXECUTE')::int;

ROLLBACK;
