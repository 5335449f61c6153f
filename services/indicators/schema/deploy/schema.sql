-- Deploy indicators:schema
BEGIN;

-- The roles are made by the operator (deploy/postgres): owner migrates, runtime serves requests, worker runs across forces.
CREATE SCHEMA indicators;
GRANT USAGE ON SCHEMA indicators TO indicators_runtime, indicators_worker;

-- Readiness looks here for the change the binary was built against.
GRANT USAGE ON SCHEMA indicators_registry TO indicators_runtime, indicators_worker;
GRANT SELECT ON indicators_registry.changes TO indicators_runtime, indicators_worker;

COMMIT;
