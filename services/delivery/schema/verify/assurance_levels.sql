-- Verify delivery:assurance_levels
BEGIN;

SELECT force, version, updated_at, updated_by FROM delivery.assurance_levels_change WHERE false;

-- Each under row-level security, with these policies; the runtime role changes only what may change.
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'TRUNCATE, UPDATE, DELETE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'delivery.assurance_levels_change'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND has_table_privilege('delivery_runtime', c.oid, 'DELETE')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'TRUNCATE, UPDATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'delivery.assurance_level'::regclass;

ROLLBACK;
