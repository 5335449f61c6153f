-- Verify delivery:plan
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, changes, title, kind, owner, parent,
    vision, area, effective_from, effective_to, stale_after_days, state, successor, marking, elected_on,
    chief_consulted_on, draft_to_panel_on, panel_report_on, response_on, issued_on, historic_import
FROM delivery.plan WHERE false;

-- Each under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('delivery_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'delivery.plan'::regclass;

ROLLBACK;
