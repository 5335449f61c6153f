-- Verify indicators:schema
BEGIN;

SELECT 1 / has_schema_privilege('indicators_runtime', 'indicators', 'USAGE')::int;
SELECT 1 / has_table_privilege('indicators_runtime', 'indicators_registry.changes', 'SELECT')::int;

ROLLBACK;
