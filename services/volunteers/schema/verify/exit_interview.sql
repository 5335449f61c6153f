-- Verify volunteers:exit_interview
BEGIN;

SELECT exit_interview_state, exit_interview_reasons, exit_interview_notes FROM volunteers.engagement WHERE false;

ROLLBACK;
