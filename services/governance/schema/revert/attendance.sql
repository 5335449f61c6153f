-- Revert governance:attendance
BEGIN;

DROP TABLE governance.attendance;

COMMIT;
