-- Revert volunteers:vetting_correction
BEGIN;

ALTER TABLE volunteers.vetting_check DROP COLUMN correction_reason;

COMMIT;
