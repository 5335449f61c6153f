-- Verify indicators:revision
BEGIN;

SELECT force, revision, recorded_at, actor FROM indicators.revision WHERE false;

-- Each under row-level security, with these policies; the runtime role may read and add.
SELECT 1 / (relrowsecurity AND has_table_privilege('indicators_runtime', oid, 'SELECT')
    AND has_table_privilege('indicators_runtime', oid, 'INSERT')
    AND NOT has_table_privilege('indicators_runtime', oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = oid)
        = 'runtime_insert,runtime_select')::int
FROM pg_class WHERE oid = 'indicators.revision'::regclass;
SELECT 1 / has_function_privilege('indicators_runtime', 'indicators.revisions_at(text, timestamptz)', 'EXECUTE')::int;

ROLLBACK;
