-- Verify governance:statutory_response
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, report_published_on, chief_comments_due,
       chief_comments_on, chief_comments_text, chief_comments_absence, reply_to_chief, answers, begun_on, state, transitions,
       publication, sent_to_inspectors_on, sent_to_secretary_of_state_on
FROM governance.statutory_response WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.statutory_response'::regclass;

ROLLBACK;
