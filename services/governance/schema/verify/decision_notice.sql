-- Verify governance:decision_notice
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, reference, decision, title, instrument, signatory, state,
       transitions, agreed_by, agreed_at, signed_on, signed_by, publication
FROM governance.decision_notice WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.decision_notice'::regclass;

ROLLBACK;
