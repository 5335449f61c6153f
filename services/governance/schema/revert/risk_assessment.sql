-- Revert governance:risk_assessment
BEGIN;

DROP TABLE governance.risk_assessment;

COMMIT;
