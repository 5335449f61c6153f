-- Verify volunteers:event_permission
BEGIN;

SELECT force, volunteer, engagement, id, uid, version, created_at, created_by, updated_at, updated_by, event, health_form_on
FROM volunteers.event_permission WHERE false;

-- Under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'INSERT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'DELETE')
    AND has_any_column_privilege('volunteers_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'UPDATE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.event_permission'::regclass;

ROLLBACK;
