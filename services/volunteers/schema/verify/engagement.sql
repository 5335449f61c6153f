-- Verify volunteers:engagement
BEGIN;

SELECT force, volunteer, id, uid, version, created_at, created_by, updated_at, updated_by, kind, role, unit_or_group,
    collar_no, rank, department, employer_scheme, cip_group, independent_patrol_on, attested_on, probation_months, probation_ends_on, probation_decided_on, predecessor, induction_completed_on, expected_return, notice_given_on,
    exit_interview_offered_on, kit_returned, under_investigation, deployable, trainable
FROM volunteers.engagement WHERE false;
SELECT force, volunteer, engagement, seq, from_state, to_state, effective_on, reason, actor, revision, corrects_seq
FROM volunteers.engagement_event WHERE false;

-- Under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('volunteers_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.engagement'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('volunteers_runtime', c.oid, 'SELECT')
    AND has_table_privilege('volunteers_runtime', c.oid, 'INSERT')
    AND NOT has_any_column_privilege('volunteers_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('volunteers_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'volunteers.engagement_event'::regclass;

ROLLBACK;
