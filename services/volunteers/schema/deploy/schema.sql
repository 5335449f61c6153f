-- Deploy volunteers:schema
BEGIN;

-- The roles are made by the operator (deploy/postgres): owner migrates, runtime serves requests, worker runs across forces.
CREATE SCHEMA volunteers;
GRANT USAGE ON SCHEMA volunteers TO volunteers_runtime, volunteers_worker;

-- Readiness looks here for the change the binary was built against.
GRANT USAGE ON SCHEMA volunteers_registry TO volunteers_runtime, volunteers_worker;
GRANT SELECT ON volunteers_registry.changes TO volunteers_runtime, volunteers_worker;

COMMIT;
