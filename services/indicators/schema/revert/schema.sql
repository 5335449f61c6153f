-- Revert indicators:schema
BEGIN;

REVOKE SELECT ON indicators_registry.changes FROM indicators_runtime, indicators_worker;
REVOKE USAGE ON SCHEMA indicators_registry FROM indicators_runtime, indicators_worker;
DROP SCHEMA indicators;

COMMIT;
