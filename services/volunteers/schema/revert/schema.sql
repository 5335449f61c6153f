-- Revert volunteers:schema
BEGIN;

REVOKE SELECT ON volunteers_registry.changes FROM volunteers_runtime, volunteers_worker;
REVOKE USAGE ON SCHEMA volunteers_registry FROM volunteers_runtime, volunteers_worker;
DROP SCHEMA volunteers;

COMMIT;
