-- Verify governance:meeting_in_place
BEGIN;

SELECT 1 / has_type_privilege('governance_runtime', 'governance.meeting_in_place', 'USAGE')::int;

ROLLBACK;
