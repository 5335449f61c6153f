-- Deploy outbox:schema
BEGIN;

CREATE SCHEMA outbox;
GRANT USAGE ON SCHEMA outbox TO outbox_runtime, outbox_worker;
GRANT USAGE ON SCHEMA outbox_registry TO outbox_runtime;
GRANT SELECT ON outbox_registry.changes TO outbox_runtime;

COMMIT;
