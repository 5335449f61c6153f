-- Verify governance:minutes_target
BEGIN;

SELECT minutes_target FROM governance.governance_settings WHERE false;
SELECT 1 / has_column_privilege('governance_runtime', 'governance.governance_settings', 'minutes_target', 'UPDATE')::int;

ROLLBACK;
