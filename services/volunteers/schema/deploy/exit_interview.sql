-- Deploy volunteers:exit_interview
BEGIN;

-- How the interview that was offered to who leaves ended.
ALTER TABLE volunteers.engagement
    ADD COLUMN exit_interview_state smallint NOT NULL DEFAULT 1
        CHECK (exit_interview_state BETWEEN 1 AND 3), -- 1 OFFERED (or not: exit_interview_offered_on), 2 DECLINED, 3 COMPLETED
    ADD COLUMN exit_interview_reasons text[] NOT NULL DEFAULT '{}',
    ADD COLUMN exit_interview_notes text NOT NULL DEFAULT '',
    ADD CONSTRAINT exit_interview_offered CHECK (exit_interview_offered_on IS NOT NULL
        OR (exit_interview_state = 1 AND exit_interview_reasons = '{}' AND exit_interview_notes = ''));
GRANT UPDATE (exit_interview_state, exit_interview_reasons, exit_interview_notes) ON volunteers.engagement TO volunteers_runtime;

COMMIT;
