-- Verify volunteers:privacy
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, record_class, months
FROM volunteers.retention_rule WHERE false;
SELECT force, volunteer, id, uid, version, created_at, created_by, updated_at, updated_by, reason, placed_on, placed_by,
    released_on, released_by
FROM volunteers.legal_hold WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.retention_rule'::regclass;
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.legal_hold'::regclass;

-- What erases is the owner's and the runtime role's to call; by itself the runtime role changes no step and deletes no reply.
SELECT 1 / (prosecdef AND has_function_privilege('volunteers_runtime', p.oid, 'EXECUTE')
    AND NOT has_function_privilege('volunteers_worker', p.oid, 'EXECUTE'))::int
FROM pg_proc p WHERE p.oid = 'volunteers.erase_volunteer'::regproc;
SELECT 1 / (NOT has_any_column_privilege('volunteers_runtime', 'volunteers.engagement_event', 'UPDATE')
    AND NOT has_table_privilege('volunteers_runtime', 'volunteers.request', 'DELETE'))::int;
SELECT 1 / count(*)::int FROM pg_constraint
WHERE conrelid = 'volunteers.duty'::regclass AND conname = 'duty_verified_by';

ROLLBACK;
