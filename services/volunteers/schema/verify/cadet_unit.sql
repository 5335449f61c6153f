-- Verify volunteers:cadet_unit
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, title, school, capacity, meeting_day, leaders,
    closed, led
FROM volunteers.cadet_unit WHERE false;
SELECT led FROM volunteers.engagement WHERE false;
SELECT 1 / has_column_privilege('volunteers_runtime', 'volunteers.engagement', 'led', 'UPDATE')::int;
SELECT 1 / (to_regclass('volunteers.engagement_by_unit') IS NOT NULL)::int;

-- Under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'INSERT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'DELETE')
    AND has_any_column_privilege('volunteers_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'UPDATE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.cadet_unit'::regclass;

ROLLBACK;
