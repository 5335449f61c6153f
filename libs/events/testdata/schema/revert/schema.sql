-- Revert outbox:schema
BEGIN;
DROP SCHEMA outbox;
COMMIT;
