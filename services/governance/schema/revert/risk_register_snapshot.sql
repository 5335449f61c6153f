-- Revert governance:risk_register_snapshot
BEGIN;

DROP TABLE governance.risk_register_snapshot;
DROP TYPE governance.register_row;

COMMIT;
