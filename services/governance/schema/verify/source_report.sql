-- Verify governance:source_report
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, bodies, title, published_on, scope,
       statutory_s55, stage, plan_year, opinion, judgements, marking
FROM governance.source_report WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.source_report'::regclass;

ROLLBACK;
