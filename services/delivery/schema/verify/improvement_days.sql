-- Verify delivery:improvement_days
BEGIN;

SELECT found_on FROM delivery.improvement_finding WHERE false;
SELECT force, plan, action, ordinal, changed_on, owner_before, recorded_by, recorded_at
FROM delivery.improvement_owner_change WHERE false;

-- Under row-level security, with these policies; the runtime role changes nothing of it.
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_any_column_privilege('delivery_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'delivery.improvement_owner_change'::regclass;

ROLLBACK;
