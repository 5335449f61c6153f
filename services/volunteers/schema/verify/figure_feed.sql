-- Verify volunteers:figure_feed
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, kind, figure, indicator
FROM volunteers.figure_mapping WHERE false;
SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, month, known_at, change_reason, state, delivery, attempts,
    last_error, next_attempt_at, delivered_at
FROM volunteers.figure_publication WHERE false;
SELECT force, publication, place, kind, figure, indicator, amount, qualifier FROM volunteers.published_figure WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'volunteers.figure_mapping'::regclass;
SELECT 1 / (relrowsecurity AND NOT has_table_privilege('volunteers_runtime', c.oid, 'DELETE, TRUNCATE')
    AND NOT has_table_privilege('volunteers_worker', c.oid, 'INSERT, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update,worker_all')::int
FROM pg_class c WHERE c.oid = 'volunteers.figure_publication'::regclass;
SELECT 1 / (relrowsecurity AND NOT has_table_privilege('volunteers_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select,worker_all')::int
FROM pg_class c WHERE c.oid = 'volunteers.published_figure'::regclass;

ROLLBACK;
