-- Revert delivery:schema
BEGIN;

REVOKE SELECT ON delivery_registry.changes FROM delivery_runtime, delivery_worker;
REVOKE USAGE ON SCHEMA delivery_registry FROM delivery_runtime, delivery_worker;
DROP SCHEMA delivery;

COMMIT;
