-- Verify governance:change_counter
BEGIN;

SELECT force, counter, version, changed_at
FROM governance.change_counter WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.change_counter'::regclass;

ROLLBACK;
