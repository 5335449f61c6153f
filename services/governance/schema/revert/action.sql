-- Revert governance:action
BEGIN;

DROP TABLE governance.action;

COMMIT;
