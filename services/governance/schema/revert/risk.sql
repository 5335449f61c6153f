-- Revert governance:risk
BEGIN;

DROP TABLE governance.risk;

COMMIT;
