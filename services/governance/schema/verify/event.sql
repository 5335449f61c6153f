-- Verify governance:event
BEGIN;

SELECT force, id, occurred_at, actor, call_id, type, subject, before, after FROM governance.event_out WHERE false;
SELECT force, position, sealed_at, id, hash FROM governance.event WHERE false;
SELECT force, epoch, position, hash FROM governance.event_head WHERE false;

-- Each under row-level security, with these policies; the runtime role may change nothing that is there.
SELECT 1 / (relrowsecurity AND has_table_privilege('governance_runtime', c.oid, 'SELECT')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,worker_all')::int
FROM pg_class c WHERE c.oid = 'governance.event_out'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('governance_runtime', c.oid, 'SELECT')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_select,worker_all')::int
FROM pg_class c WHERE c.oid = 'governance.event'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('governance_runtime', c.oid, 'SELECT')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_select,worker_all')::int
FROM pg_class c WHERE c.oid = 'governance.event_head'::regclass;

ROLLBACK;
