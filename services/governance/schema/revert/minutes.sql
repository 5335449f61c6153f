-- Revert governance:minutes
BEGIN;

DROP TABLE governance.minutes;

COMMIT;
