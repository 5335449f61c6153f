-- Verify indicators:commentary
BEGIN;

SELECT force, id, revision, uid, created_at, updated_at, deleted, subject, indicator, theme, area, month, heading, text,
    sources, author, state, marking
FROM indicators.commentary WHERE false;
SELECT commentaries, sensitive_commentaries FROM indicators.snapshot WHERE false;

-- Each under row-level security, with these policies; the runtime role may read and add.
SELECT 1 / (relrowsecurity AND has_table_privilege('indicators_runtime', c.oid, 'SELECT')
    AND has_table_privilege('indicators_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('indicators_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'indicators.commentary'::regclass;

ROLLBACK;
