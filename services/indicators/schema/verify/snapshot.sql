-- Verify indicators:snapshot
BEGIN;

SELECT force, snapshot, id, month, area, edition, revision, sha256, canonical_json, comparison, batches FROM indicators.snapshot WHERE false;

-- Each under row-level security, with these policies; the runtime role may read and add.
SELECT 1 / (relrowsecurity AND has_table_privilege('indicators_runtime', oid, 'SELECT')
    AND has_table_privilege('indicators_runtime', oid, 'INSERT')
    AND NOT has_table_privilege('indicators_runtime', oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = oid)
        = 'runtime_insert,runtime_select')::int
FROM pg_class WHERE oid = 'indicators.snapshot'::regclass;

ROLLBACK;
