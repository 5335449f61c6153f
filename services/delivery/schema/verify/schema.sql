-- Verify delivery:schema
BEGIN;

SELECT 1 / has_schema_privilege('delivery_runtime', 'delivery', 'USAGE')::int;
SELECT 1 / has_table_privilege('delivery_runtime', 'delivery_registry.changes', 'SELECT')::int;

ROLLBACK;
