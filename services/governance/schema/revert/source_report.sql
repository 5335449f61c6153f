-- Revert governance:source_report
BEGIN;

DROP TABLE governance.source_report;
DROP TYPE governance.judgement;

COMMIT;
