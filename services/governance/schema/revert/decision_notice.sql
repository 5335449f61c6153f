-- Revert governance:decision_notice
BEGIN;

DROP TABLE governance.decision_notice;

COMMIT;
