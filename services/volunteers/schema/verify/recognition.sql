-- Verify volunteers:recognition
BEGIN;

SELECT force, volunteer, id, uid, version, created_at, created_by, updated_at, updated_by, type, years, awarded_on, citation,
       external
FROM volunteers.recognition WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.recognition'::regclass;

ROLLBACK;
