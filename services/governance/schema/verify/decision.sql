-- Verify governance:decision
BEGIN;

SELECT force, id, uid, version, created_at, created_by, updated_at, updated_by, reference, item, meeting, title, reasons, options,
       significant_public_interest, spi_basis, spi_determined_by, marking, taken_on, taken_by, state, transitions, exemption,
       publication, revoked_by
FROM governance.decision WHERE false;

-- Under row-level security, with these policies.
SELECT 1 / (relrowsecurity AND (SELECT string_agg(polname, ',' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid)
    IS NOT DISTINCT FROM 'runtime_insert,runtime_select,runtime_update')::int
FROM pg_class c WHERE c.oid = 'governance.decision'::regclass;

ROLLBACK;
