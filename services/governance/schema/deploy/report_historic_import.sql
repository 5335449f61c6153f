-- Deploy governance:report_historic_import
BEGIN;

-- What was published before the service was there may ask for things by days that are past. Reports that are there were recorded
-- when that was not asked; of a report it is said once.
ALTER TABLE governance.source_report ADD COLUMN historic_import boolean NOT NULL DEFAULT false;
GRANT UPDATE (historic_import) ON governance.source_report TO governance_runtime;

COMMIT;
