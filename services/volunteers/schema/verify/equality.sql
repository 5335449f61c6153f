-- Verify volunteers:equality
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, own_values, definition
FROM volunteers.equality_characteristic WHERE false;
SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, characteristic, category, definition,
    thousandths, source, year
FROM volunteers.equality_benchmark WHERE false;
SELECT force, volunteer, surrogate FROM volunteers_equality.link WHERE false;
SELECT force, surrogate, characteristic, value FROM volunteers_equality.record WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.equality_characteristic'::regclass;
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.equality_benchmark'::regclass;

-- What persons declared is the owner's alone; the runtime role writes it and counts it through two functions.
SELECT 1 / (NOT has_schema_privilege('volunteers_runtime', 'volunteers_equality', 'USAGE')
    AND NOT has_schema_privilege('volunteers_worker', 'volunteers_equality', 'USAGE'))::int;
SELECT 1 / (bool_and(relrowsecurity AND NOT has_any_column_privilege('volunteers_runtime', c.oid, 'SELECT')))::int
FROM pg_class c WHERE c.oid IN ('volunteers_equality.link'::regclass, 'volunteers_equality.record'::regclass);
SELECT 1 / (bool_and(prosecdef AND has_function_privilege('volunteers_runtime', p.oid, 'EXECUTE')
    AND NOT has_function_privilege('volunteers_worker', p.oid, 'EXECUTE')))::int
FROM pg_proc p WHERE p.oid IN ('volunteers.declare_equality'::regproc, 'volunteers.count_equality'::regproc);
SELECT 1 / count(*)::int FROM pg_trigger
WHERE tgrelid = 'volunteers.volunteer'::regclass AND tgname = 'forget_equality';

ROLLBACK;
