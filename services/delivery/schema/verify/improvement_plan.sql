-- Verify delivery:improvement_plan
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, changes, title, source_report, owner,
    review_every_months, marking FROM delivery.improvement_plan WHERE false;
SELECT force, plan, id, uid, version, created_at, created_by, updated_at, updated_by, number, kind, text,
    recommendation, recommendation_copy, copied_at FROM delivery.improvement_finding WHERE false;
SELECT force, plan, id, uid, version, created_at, created_by, updated_at, updated_by, held_on, at_body FROM
    delivery.improvement_review WHERE false;
SELECT force, plan, id, uid, version, created_at, created_by, updated_at, updated_by, number, text, findings, owner,
    earlier_owners, raised_on, original_due, state, superseded_by FROM delivery.improvement_action WHERE false;
SELECT force, plan, action, ordinal, revised_on, due, reason, recorded_by, recorded_at FROM delivery.improvement_due
    WHERE false;
SELECT force, plan, action, ordinal, description, reference, added_on, added_by, recorded_at, after_transitions FROM
    delivery.improvement_evidence WHERE false;
SELECT force, plan, action, ordinal, from_state, to_state, moved_on, recorded_by, recorded_at, reason, at_body,
    delegate, signed_by FROM delivery.improvement_transition WHERE false;

-- Each under row-level security, with these policies; the runtime role changes and deletes only what may change and go.
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'TRUNCATE, UPDATE, DELETE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'delivery.improvement_plan'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'TRUNCATE, UPDATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'delivery.improvement_finding'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'TRUNCATE, UPDATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'delivery.improvement_review'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'TRUNCATE, UPDATE, DELETE')
    AND NOT has_column_privilege('delivery_runtime', c.oid, 'original_due', 'UPDATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'delivery.improvement_action'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'TRUNCATE, UPDATE, DELETE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'delivery.improvement_due'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'TRUNCATE, UPDATE, DELETE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'delivery.improvement_evidence'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('delivery_runtime', c.oid, 'SELECT')
    AND has_table_privilege('delivery_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('delivery_runtime', c.oid, 'TRUNCATE, UPDATE, DELETE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'delivery.improvement_transition'::regclass;

ROLLBACK;
