-- Verify delivery:iteration
BEGIN;

SELECT force, plan, id, uid, version, created_at, created_by, updated_at, updated_by, number, label, cut_off,
    erratum_note, state, content, withdrawn_reason
FROM delivery.iteration WHERE false;
SELECT force, plan, iteration, version, base, stale_accepted_reason, sha256, canonical_json, frozen_at, frozen_by
FROM delivery.iteration_content WHERE false;
SELECT force, plan, iteration, version, ordinal, theme, theme_prefix, theme_name, action_code, action_text,
    action_note, activity_code, opcc_leads, delivery_leads, narrative, rag, as_of, override_reason, direction,
    started_late, opportunities, target_date, days_since_update, stale
FROM delivery.iteration_row WHERE false;
SELECT force, plan, iteration, id, uid, version, created_at, created_by, body, published_on, meeting_ref, marking
FROM delivery.publication WHERE false;

-- Each under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('delivery_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'delivery.iteration'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_any_column_privilege('delivery_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid IN (
    'delivery.iteration_content'::regclass, 'delivery.iteration_row'::regclass, 'delivery.publication'::regclass);

-- What guards a published one.
SELECT 1 / count(*) FROM pg_trigger
WHERE tgrelid = 'delivery.iteration'::regclass AND tgname = 'keep_published' AND tgenabled = 'O';

ROLLBACK;
