-- Verify delivery:priority_action
BEGIN;

SELECT force, plan, id, uid, version, created_at, created_by, updated_at, updated_by, theme, code, text, alt_text,
    note, objective_ordinals, success_measure, withdrawn_on, withdrawn_reason
FROM delivery.priority_action WHERE false;
SELECT force, plan, action, id, uid, version, created_at, created_by, updated_at, updated_by, text, ordinal
FROM delivery.opportunity WHERE false;
SELECT force, plan, action, id, uid, version, created_at, created_by, updated_at, updated_by, indicator, first_day,
    last_day
FROM delivery.indicator_link WHERE false;

-- Each under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('delivery_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'delivery.priority_action'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND has_table_privilege('delivery_runtime', c.oid, 'DELETE')
    AND has_any_column_privilege('delivery_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'UPDATE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid IN (
    'delivery.opportunity'::regclass, 'delivery.indicator_link'::regclass);

ROLLBACK;
