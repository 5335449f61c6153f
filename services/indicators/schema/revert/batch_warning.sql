-- Revert indicators:batch_warning
BEGIN;

DROP TABLE indicators.batch_warning;
ALTER TABLE indicators.batch DROP COLUMN warning_count;

COMMIT;
