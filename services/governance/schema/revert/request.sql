-- Revert governance:request
BEGIN;

DROP TABLE governance.request;

COMMIT;
