-- Verify volunteers:schema
BEGIN;

SELECT 1 / has_schema_privilege('volunteers_runtime', 'volunteers', 'USAGE')::int;
SELECT 1 / has_table_privilege('volunteers_runtime', 'volunteers_registry.changes', 'SELECT')::int;

ROLLBACK;
