-- Revert governance:meeting_in_place
BEGIN;

DROP TYPE governance.meeting_in_place;

COMMIT;
