-- Verify governance:governance_settings
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by,
       first_day, due_soon_days, publication_target, medium_from, high_from, severe_from
FROM governance.governance_settings WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.governance_settings'::regclass;

ROLLBACK;
