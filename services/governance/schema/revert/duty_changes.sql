-- Revert governance:duty_changes
BEGIN;

ALTER TABLE governance.source_report DROP COLUMN duty_changes;

COMMIT;
