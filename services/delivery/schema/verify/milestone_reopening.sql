-- Verify delivery:milestone_reopening
BEGIN;

SELECT force, plan, action, activity, milestone, ordinal, met_on, met_known_on, reopened_on, reason, reopened_at, reopened_by
FROM delivery.milestone_reopening WHERE false;

-- Under row-level security, with these policies; the runtime role changes nothing of it.
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_any_column_privilege('delivery_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'delivery.milestone_reopening'::regclass;
-- A milestone can be deleted, and takes its moves with it.
SELECT 1 / (has_table_privilege('delivery_runtime', 'delivery.milestone', 'DELETE')
    AND EXISTS (SELECT FROM pg_policy WHERE polrelid = 'delivery.milestone'::regclass AND polname = 'runtime_delete')
    AND (SELECT confdeltype = 'c' FROM pg_constraint
         WHERE conrelid = 'delivery.milestone_revision'::regclass AND contype = 'f'))::int;

ROLLBACK;
