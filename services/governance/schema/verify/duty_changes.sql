-- Verify governance:duty_changes
BEGIN;

SELECT duty_changes FROM governance.source_report WHERE false;
SELECT 1 / has_column_privilege('governance_runtime', 'governance.source_report', 'duty_changes', 'UPDATE')::int;

ROLLBACK;
