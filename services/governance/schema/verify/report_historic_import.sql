-- Verify governance:report_historic_import
BEGIN;

SELECT historic_import FROM governance.source_report WHERE false;

ROLLBACK;
