-- Verify governance:risk_assessment
BEGIN;

SELECT force, risk, id, uid, version, created_at, created_by, updated_at, updated_by, as_of, inherent_likelihood,
       inherent_impact, current_likelihood, current_impact, target_likelihood, target_impact, rationale
FROM governance.risk_assessment WHERE false;

-- Under row-level security, with these policies; what is there stays as it is.
SELECT 1 / (relrowsecurity AND NOT has_any_column_privilege('governance_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'governance.risk_assessment'::regclass;

ROLLBACK;
