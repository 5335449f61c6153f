-- Verify volunteers:skill
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, title, validity_months, active
FROM volunteers.skill WHERE false;
SELECT force, volunteer, id, uid, version, created_at, created_by, updated_at, updated_by, skill, level, evidenced_by,
    acquired_on, expires_on
FROM volunteers.volunteer_skill WHERE false;
SELECT force, volunteer, engagement, id, uid, version, created_at, created_by, updated_at, updated_by, weekday, from_minute,
    to_minute, first_day, day_after
FROM volunteers.availability WHERE false;

-- Under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('volunteers_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.skill'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('volunteers_runtime', c.oid, 'UPDATE')
    AND has_table_privilege('volunteers_runtime', c.oid, 'DELETE')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'UPDATE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.volunteer_skill'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('volunteers_runtime', c.oid, 'UPDATE')
    AND has_table_privilege('volunteers_runtime', c.oid, 'DELETE')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'UPDATE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.availability'::regclass;

ROLLBACK;
