-- Verify volunteers:duty
BEGIN;

SELECT force, volunteer, engagement, id, edition, uid, person, version, created_at, created_by, updated_at, updated_by, type,
    planned_from, planned_to, actual_from, actual_to, break_minutes, state, area, entered_at, recorded_by, verified_by, reason,
    override_kinds, override_bys, override_reasons, source, source_id, source_digest, import_id, revision, starts_at, ends_at
FROM volunteers.duty WHERE false;
SELECT 1 / (count(*) = 1)::int FROM pg_constraint
WHERE conrelid = 'volunteers.duty'::regclass AND conname = 'duty_overlap' AND contype = 'x';
SELECT 1 / has_function_privilege('volunteers_runtime', 'volunteers.revision_of_duty(text)', 'EXECUTE')::int;

-- Under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('volunteers_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.duty'::regclass;

ROLLBACK;
