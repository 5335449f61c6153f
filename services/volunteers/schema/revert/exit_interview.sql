-- Revert volunteers:exit_interview
BEGIN;

ALTER TABLE volunteers.engagement
    DROP COLUMN exit_interview_state,
    DROP COLUMN exit_interview_reasons,
    DROP COLUMN exit_interview_notes;

COMMIT;
