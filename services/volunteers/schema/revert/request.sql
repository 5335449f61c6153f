-- Revert volunteers:request
BEGIN;

DROP TABLE volunteers.request;

COMMIT;
