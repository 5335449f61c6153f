-- Verify governance:risk
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, reference, title, cause, event, effect, owner,
       owner_changes, category, treatment, objectives, next_review, marking, proposed_on, state, transitions
FROM governance.risk WHERE false;

-- Under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_any_column_privilege('governance_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.risk'::regclass;

ROLLBACK;
