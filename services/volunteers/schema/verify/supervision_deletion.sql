-- Verify volunteers:supervision_deletion
BEGIN;

SELECT 1 / (prosecdef AND has_function_privilege('volunteers_runtime', oid, 'EXECUTE'))::int FROM pg_proc
WHERE oid = 'volunteers.delete_supervision'::regproc;

ROLLBACK;
