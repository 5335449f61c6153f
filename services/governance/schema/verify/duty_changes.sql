-- Verify governance:duty_changes
BEGIN;

SELECT duty_changes FROM governance.source_report WHERE false;
SELECT 1 / has_column_privilege('governance_runtime', 'governance.source_report', 'duty_changes', 'UPDATE')::int;
SELECT 1 / count(*) FROM pg_trigger WHERE tgname = 'keep_duty_changes' AND tgrelid = 'governance.source_report'::regclass;

ROLLBACK;
