-- Verify indicators:peer
BEGIN;

SELECT force, peer_group, id, uid, of_force, created_at, revision FROM indicators.peer_group WHERE false;
SELECT force, peer_group, revision, members, averaging, source, valid_from, valid_to, updated_at
FROM indicators.peer_group_version WHERE false;
SELECT force, indicator, of_kind, period_end, of_id, revision, period_months, numerator, denominator, value,
       interval_lower, interval_upper, data_to, batch
FROM indicators.peer_figure WHERE false;

-- Each under row-level security, with these policies; the runtime role may read and add.
SELECT 1 / (relrowsecurity AND has_table_privilege('indicators_runtime', c.oid, 'SELECT')
    AND has_table_privilege('indicators_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('indicators_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'indicators.peer_group'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('indicators_runtime', c.oid, 'SELECT')
    AND has_table_privilege('indicators_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('indicators_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'indicators.peer_group_version'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('indicators_runtime', c.oid, 'SELECT')
    AND has_table_privilege('indicators_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('indicators_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'indicators.peer_figure'::regclass;

ROLLBACK;
