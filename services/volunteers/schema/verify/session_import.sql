-- Verify volunteers:session_import
BEGIN;

SELECT force, import_id, source, sha256, created_at, created_by, row_count, created_count, unchanged_count, revision
FROM volunteers.session_import WHERE false;
SELECT force, source, source_id, watch_group, session, digest, import_id FROM volunteers.session_source WHERE false;

-- Under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (count(*) = 2)::int FROM pg_class c
WHERE c.oid IN ('volunteers.session_import'::regclass, 'volunteers.session_source'::regclass)
    AND relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'INSERT')
    AND NOT has_any_column_privilege('volunteers_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select';

ROLLBACK;
