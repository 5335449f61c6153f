-- Verify outbox:schema
SELECT pg_catalog.has_schema_privilege('outbox_runtime', 'outbox', 'usage');
