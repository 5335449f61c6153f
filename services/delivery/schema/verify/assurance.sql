-- Verify delivery:assurance
BEGIN;

SELECT force, code, title, place FROM delivery.assurance_level WHERE false;
SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, changes, objective, plan_objective,
    principal_risk_ref, control_ids, control_texts, gaps_control, gaps_assurance, actions, marking, owner
    FROM delivery.assurance_entry WHERE false;
SELECT force, entry, id, uid, version, created_at, created_by, updated_at, updated_by, control, line, source, given_on,
    level FROM delivery.assurance WHERE false;

-- There is an order for whoever has none of its own.
SELECT 1 / (count(*) > 0)::int FROM delivery.assurance_level WHERE force = 'national';

-- Each under row-level security, with these policies; the runtime role changes and deletes only what may change and go.
-- What else it may do to levels the change assurance_levels verifies.
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'TRUNCATE, UPDATE')
    AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polname = 'runtime_select'))::int
FROM pg_class c WHERE c.oid = 'delivery.assurance_level'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'TRUNCATE, UPDATE, DELETE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'delivery.assurance_entry'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'TRUNCATE, UPDATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'delivery.assurance'::regclass;

ROLLBACK;
