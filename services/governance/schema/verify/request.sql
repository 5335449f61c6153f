-- Verify governance:request
BEGIN;

SELECT force, caller, request_id, body_sha256, reply, created_at FROM governance.request WHERE false;

-- Each under row-level security, with these policies; the runtime role may change nothing that is there.
SELECT 1 / (relrowsecurity AND has_table_privilege('governance_runtime', c.oid, 'SELECT')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,worker_all')::int
FROM pg_class c WHERE c.oid = 'governance.request'::regclass;

ROLLBACK;
