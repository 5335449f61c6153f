-- Verify governance:action
BEGIN;

SELECT force, body, id, uid, version, created_at, created_by, updated_at, updated_by, reference, number, raised_on, month,
       raised_at_meeting, paragraph, text, owner, owner_changes, original_due, due_revisions, due_text, due_basis, plan_code,
       historic_import, recorded_at, state, transitions, evidence, superseded_by, struck_out
FROM governance.action WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.action'::regclass;

ROLLBACK;
