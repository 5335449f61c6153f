-- Deploy volunteers:vetting_correction
BEGIN;

-- Why what was told of a check was corrected last; what was told before, and each reason, are in its events.
ALTER TABLE volunteers.vetting_check ADD COLUMN correction_reason text NOT NULL DEFAULT '';
GRANT UPDATE (correction_reason) ON volunteers.vetting_check TO volunteers_runtime;

COMMIT;
