-- Deploy delivery:schema
BEGIN;

-- The roles are made by the operator (deploy/postgres): owner migrates, runtime serves requests, worker runs across forces.
CREATE SCHEMA delivery;
GRANT USAGE ON SCHEMA delivery TO delivery_runtime, delivery_worker;

-- Readiness looks here for the change the binary was built against.
GRANT USAGE ON SCHEMA delivery_registry TO delivery_runtime, delivery_worker;
GRANT SELECT ON delivery_registry.changes TO delivery_runtime, delivery_worker;

COMMIT;
