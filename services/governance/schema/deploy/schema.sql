-- Deploy governance:schema
BEGIN;

-- The roles are made by the operator (deploy/postgres): owner migrates, runtime serves requests, worker runs across forces.
CREATE SCHEMA governance;
GRANT USAGE ON SCHEMA governance TO governance_runtime, governance_worker;

-- Readiness looks here for the change the binary was built against.
GRANT USAGE ON SCHEMA governance_registry TO governance_runtime, governance_worker;
GRANT SELECT ON governance_registry.changes TO governance_runtime, governance_worker;

COMMIT;
