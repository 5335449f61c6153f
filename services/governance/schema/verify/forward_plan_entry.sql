-- Verify governance:forward_plan_entry
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, title, body, intended_meeting, intended_month,
       trigger_text, report_from, purpose, significant_public_interest, origin_action, planned_on, state, transitions, slips, item,
       meeting
FROM governance.forward_plan_entry WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.forward_plan_entry'::regclass;

ROLLBACK;
