-- Revert governance:outcome
BEGIN;

DROP TABLE governance.outcome;

COMMIT;
