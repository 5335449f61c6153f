-- Revert delivery:status_entry
BEGIN;

DROP TABLE delivery.status_entry;

COMMIT;
