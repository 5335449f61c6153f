-- Verify volunteers:revision
BEGIN;

SELECT force, revision FROM volunteers.revision WHERE false;
SELECT force, revision, made_at FROM volunteers.revision_made WHERE false;
SELECT at_revision, at_instant, settled, in_future, first_made_at FROM volunteers.revision_at('essex', NULL) WHERE false;
SELECT 1 / (relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'volunteers.revision_made'::regclass;

-- Under row-level security, with these policies and rights of the runtime role; every force has its row.
SELECT 1 / (relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_column_privilege('volunteers_runtime', c.oid, 'revision', 'UPDATE')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.revision'::regclass;
SELECT 1 / (NOT EXISTS (SELECT FROM volunteers.force f WHERE NOT EXISTS (
    SELECT FROM volunteers.revision r WHERE r.force = f.force)))::int;

ROLLBACK;
