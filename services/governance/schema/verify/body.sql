-- Verify governance:body
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, title, tenures
FROM governance.office WHERE false;
SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, code, title, aliases, kind,
    parent_body, is_public, quorum, chair
FROM governance.body WHERE false;

SELECT 1 / has_sequence_privilege('governance_runtime', 'governance.version', 'USAGE')::int;

-- Under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('governance_runtime', c.oid, 'SELECT')
    AND has_table_privilege('governance_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('governance_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'UPDATE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.office'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('governance_runtime', c.oid, 'SELECT')
    AND has_table_privilege('governance_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('governance_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'UPDATE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.body'::regclass;

ROLLBACK;
