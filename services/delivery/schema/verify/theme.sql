-- Verify delivery:theme
BEGIN;

SELECT force, plan, id, uid, version, created_at, created_by, updated_at, updated_by, prefix, name, aim,
    shared_outcome, lead_names, lead_from, lead_to, strategic_themes, ordinal
FROM delivery.theme WHERE false;
SELECT force, plan, theme, id, uid, version, created_at, created_by, updated_at, updated_by, ordinal, text, alt_text
FROM delivery.objective WHERE false;
SELECT force, plan, theme, id, uid, version, created_at, created_by, updated_at, updated_by, name, breakdown,
    provider, indicators, ordinal
FROM delivery.business_intelligence_item WHERE false;

-- Each under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND has_table_privilege('delivery_runtime', c.oid, 'DELETE')
    AND has_any_column_privilege('delivery_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'UPDATE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid IN (
    'delivery.theme'::regclass, 'delivery.objective'::regclass, 'delivery.business_intelligence_item'::regclass);

ROLLBACK;
