-- Revert volunteers:match_withdrawal
BEGIN;

ALTER TABLE volunteers.match DROP COLUMN withdrawal_reason;

COMMIT;
