-- Verify indicators:batch_warning
BEGIN;

SELECT warning_count FROM indicators.batch WHERE false;
SELECT force, batch, ordinal, line, kind, value, expected, lower_limit, upper_limit, n, seasonal, sentence
FROM indicators.batch_warning WHERE false;

-- Under row-level security, with these policies; the runtime role may read and add.
SELECT 1 / (relrowsecurity AND has_table_privilege('indicators_runtime', c.oid, 'SELECT')
    AND has_table_privilege('indicators_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('indicators_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'indicators.batch_warning'::regclass;

ROLLBACK;
