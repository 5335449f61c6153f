-- Verify delivery:activity
BEGIN;

SELECT force, plan, action, id, uid, version, created_at, created_by, updated_at, updated_by, code, narrative,
    target_date, next_review_on, withdrawn_on, withdrawn_reason
FROM delivery.activity WHERE false;
SELECT force, plan, action, activity, version, first_day, text, written_at FROM delivery.activity_narrative WHERE false;
SELECT force, plan, action, activity, id, uid, version, created_at, created_by, updated_at, updated_by, role,
    person_or_body, printed_as, resolved, first_day, last_day, ordinal
FROM delivery.lead WHERE false;
SELECT force, plan, action, activity, id, uid, version, created_at, created_by, updated_at, updated_by, title,
    original_due, current_due, met_on
FROM delivery.milestone WHERE false;
SELECT force, plan, action, activity, milestone, ordinal, due, reason, revised_at, revised_by
FROM delivery.milestone_revision WHERE false;

-- Each under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('delivery_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid IN ('delivery.activity'::regclass, 'delivery.lead'::regclass);
-- What else it may do to milestones the change milestone_reopening verifies.
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('delivery_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'UPDATE, TRUNCATE')
    AND EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid AND polname = 'runtime_update'))::int
FROM pg_class c WHERE c.oid = 'delivery.milestone'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_any_column_privilege('delivery_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid IN ('delivery.activity_narrative'::regclass, 'delivery.milestone_revision'::regclass);

ROLLBACK;
