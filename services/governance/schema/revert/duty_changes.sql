-- Revert governance:duty_changes
BEGIN;

DROP TRIGGER keep_duty_changes ON governance.source_report;
ALTER TABLE governance.source_report DROP COLUMN duty_changes;

COMMIT;
