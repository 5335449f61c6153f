-- Revert governance:recommendation
BEGIN;

DROP TABLE governance.recommendation;
DROP TYPE governance.external_entry;

COMMIT;
