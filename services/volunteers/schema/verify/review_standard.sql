-- Verify volunteers:review_standard
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, kind, first_day, hours_a_month, window_months,
       least_deployable_days, expiring_within, leave_overdue_after, no_duty_first, no_duty_second, longest_gap, recognised_years
FROM volunteers.review_standard WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.review_standard'::regclass;

ROLLBACK;
