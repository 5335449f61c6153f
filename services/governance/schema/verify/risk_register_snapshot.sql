-- Verify governance:risk_register_snapshot
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, presented_at_meeting, as_of, previous, rows
FROM governance.risk_register_snapshot WHERE false;
SELECT NULL::governance.register_row;

-- Under row-level security, with these policies; what is there stays as it is.
SELECT 1 / (relrowsecurity AND NOT has_any_column_privilege('governance_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'governance.risk_register_snapshot'::regclass;

ROLLBACK;
