-- Revert governance:decision
BEGIN;

DROP TABLE governance.decision;
DROP TYPE governance.exemption;

COMMIT;
