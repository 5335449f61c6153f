-- Verify governance:schema
BEGIN;

SELECT 1 / has_schema_privilege('governance_runtime', 'governance', 'USAGE')::int;
SELECT 1 / has_table_privilege('governance_runtime', 'governance_registry.changes', 'SELECT')::int;

ROLLBACK;
