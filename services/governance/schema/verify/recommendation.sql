-- Verify governance:recommendation
BEGIN;

SELECT force, report, id, uid, version, created_at, created_by, updated_at, updated_by, number, kind, priority, text,
       management_response, owner, owner_changes, raised_on, original_due, due_revisions, recorded_at, state, transitions, evidence,
       external_entries, verified_by, verified_as, superseded_by
FROM governance.recommendation WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.recommendation'::regclass;

ROLLBACK;
