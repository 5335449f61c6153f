-- Deploy volunteers:match_withdrawal
BEGIN;

-- Why a match was withdrawn where nobody asked for that; null: somebody did, or it was not.
ALTER TABLE volunteers.match
    ADD COLUMN withdrawal_reason smallint
        CONSTRAINT match_withdrawal_reason
        CHECK (withdrawal_reason IS NULL OR (withdrawal_reason = 1 AND state = 4)); -- 1 ENGAGEMENT_ENDED
GRANT UPDATE (withdrawal_reason) ON volunteers.match TO volunteers_runtime;

COMMIT;
