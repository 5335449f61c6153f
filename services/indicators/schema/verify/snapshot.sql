-- Verify indicators:snapshot
BEGIN;

SELECT force, snapshot, id, month, area, profile, edition, revision, sha256, canonical_json, comparison, batches
FROM indicators.snapshot WHERE false;
-- Editions are counted for each profile.
SELECT 1 / count(*) FROM pg_constraint
WHERE conrelid = 'indicators.snapshot'::regclass AND conname = 'snapshot_force_month_area_profile_edition_key';

-- Each under row-level security, with these policies; the runtime role may read and add.
SELECT 1 / (relrowsecurity AND has_table_privilege('indicators_runtime', c.oid, 'SELECT')
    AND has_table_privilege('indicators_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('indicators_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'indicators.snapshot'::regclass;

ROLLBACK;
