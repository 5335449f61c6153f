-- Verify volunteers:engagement_history
BEGIN;

SELECT force, volunteer, engagement, revision, seq, department, exit_interview_state
FROM volunteers.engagement_history WHERE false;

-- Under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'INSERT')
    AND NOT has_any_column_privilege('volunteers_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'volunteers.engagement_history'::regclass;
SELECT 1 / (count(*) = 2)::int FROM pg_trigger
WHERE tgrelid = 'volunteers.engagement'::regclass AND tgname IN ('keep_new_engagement', 'keep_engagement') AND tgenabled = 'O';

ROLLBACK;
