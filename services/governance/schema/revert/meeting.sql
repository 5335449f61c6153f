-- Revert governance:meeting
BEGIN;

DROP TABLE governance.meeting;

COMMIT;
