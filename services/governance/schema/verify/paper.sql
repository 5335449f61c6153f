-- Verify governance:paper
BEGIN;

SELECT force, body, meeting, id, uid, version, created_at, created_by, updated_at, updated_by, title, report_from,
    date, purpose, recommendations, contact_officers, source_documents, submissions, state, marking, versions,
    attachments, urgency_reason, replacement_reason, withdrawal_reason
FROM governance.paper WHERE false;
SELECT force, body, meeting, paper, attachment, number, sha256, content
FROM governance.paper_content WHERE false;

-- Under row-level security, with these policies and rights of the runtime role.
SELECT 1 / (relrowsecurity AND has_table_privilege('governance_runtime', c.oid, 'SELECT')
    AND has_table_privilege('governance_runtime', c.oid, 'INSERT')
    AND has_any_column_privilege('governance_runtime', c.oid, 'UPDATE')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'UPDATE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_delete,runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.paper'::regclass;
SELECT 1 / (relrowsecurity AND has_table_privilege('governance_runtime', c.oid, 'SELECT')
    AND has_table_privilege('governance_runtime', c.oid, 'INSERT')
    AND NOT has_table_privilege('governance_runtime', c.oid, 'UPDATE, DELETE, TRUNCATE')
    AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
        IS NOT DISTINCT FROM 'runtime_insert,runtime_select')::int
FROM pg_class c WHERE c.oid = 'governance.paper_content'::regclass;

ROLLBACK;
