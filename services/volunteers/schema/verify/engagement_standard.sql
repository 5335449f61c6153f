-- Verify volunteers:engagement_standard
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, first_day, probation_months,
       vetting_months
FROM volunteers.engagement_standard WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.engagement_standard'::regclass;

ROLLBACK;
