-- Verify volunteers:watch_history
BEGIN;

SELECT declared_from FROM volunteers.watch_group WHERE false;
SELECT force, id, revision, seq, kind, formed_on, closed_on, declared_members, declared_from
FROM volunteers.watch_group_history WHERE false;
SELECT force, watch_group, id, revision, seq, removed, day, passing, over_threshold, operator_minutes
FROM volunteers.watch_session_history WHERE false;
SELECT 1 / has_column_privilege('volunteers_runtime', 'volunteers.watch_group', 'declared_from', 'UPDATE')::int;

-- Under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (count(*) = 2)::int FROM pg_class c
WHERE c.oid IN ('volunteers.watch_group_history'::regclass, 'volunteers.watch_session_history'::regclass)
    AND relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'INSERT')
    AND NOT has_any_column_privilege('volunteers_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select';
SELECT 1 / (count(*) = 2)::int FROM pg_trigger
WHERE tgrelid IN ('volunteers.watch_group'::regclass, 'volunteers.watch_session'::regclass)
    AND tgname IN ('keep_watch_group', 'keep_watch_session') AND tgenabled = 'O';
SELECT 1 / (to_regclass('volunteers.watch_session_by_time') IS NULL)::int;

ROLLBACK;
