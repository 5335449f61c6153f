-- Verify governance:pack_register
BEGIN;

SELECT force, body, meeting, register, content, sensitive, sha256 FROM governance.pack_register WHERE false;

-- Under row-level security, with these policies; what is there stays as it is.
SELECT 1 / (relrowsecurity AND NOT has_any_column_privilege('governance_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'governance.pack_register'::regclass;

ROLLBACK;
