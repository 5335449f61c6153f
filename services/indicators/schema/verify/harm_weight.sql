-- Verify indicators:harm_weight
BEGIN;

SELECT force, id, revision, uid, created_at, updated_at, deleted, category, first_month, last_month, weight, source, author
FROM indicators.harm_weight WHERE false;

-- Under row-level security, with these policies; the runtime role may read and add.
SELECT 1 / (relrowsecurity AND has_table_privilege('indicators_runtime', c.oid, 'SELECT')
    AND has_table_privilege('indicators_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('indicators_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'indicators.harm_weight'::regclass;

ROLLBACK;
