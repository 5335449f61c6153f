-- Revert delivery:request
BEGIN;

DROP TABLE delivery.request;

COMMIT;
