-- Revert governance:schema
BEGIN;

REVOKE SELECT ON governance_registry.changes FROM governance_runtime, governance_worker;
REVOKE USAGE ON SCHEMA governance_registry FROM governance_runtime, governance_worker;
DROP SCHEMA governance;

COMMIT;
