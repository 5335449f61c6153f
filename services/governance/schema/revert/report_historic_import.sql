-- Revert governance:report_historic_import
BEGIN;

ALTER TABLE governance.source_report DROP COLUMN historic_import;

COMMIT;
