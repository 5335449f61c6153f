-- Revert delivery:assurance_levels
BEGIN;

REVOKE INSERT, DELETE ON delivery.assurance_level FROM delivery_runtime;
DROP POLICY runtime_insert ON delivery.assurance_level;
DROP POLICY runtime_delete ON delivery.assurance_level;
DROP TABLE delivery.assurance_levels_change;

COMMIT;
