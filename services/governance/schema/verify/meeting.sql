-- Verify governance:meeting
BEGIN;

SELECT force, body, id, uid, version, created_at, created_by, updated_at, updated_by, date, start_minute, end_minute,
    venue, is_public, previous_minutes_of, historic_import, state, agenda_published_at, pack_fixed_at, quorum_asked,
    members_present, end_reason, postponed_to, postponed_from
FROM governance.meeting WHERE false;

-- Under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('governance_runtime', c.oid, 'SELECT')
    AND has_table_privilege('governance_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('governance_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.meeting'::regclass;

ROLLBACK;
