-- Verify volunteers:vetting_correction
BEGIN;

SELECT correction_reason FROM volunteers.vetting_check WHERE false;
SELECT 1 / has_column_privilege('volunteers_runtime', 'volunteers.vetting_check', 'correction_reason', 'UPDATE')::int;

ROLLBACK;
