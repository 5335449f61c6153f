-- Revert volunteers:privacy
BEGIN;

DROP FUNCTION volunteers.erase_volunteer;
-- Of who was erased meanwhile nobody knows any more who verified their duties.
ALTER TABLE volunteers.duty DROP CONSTRAINT duty_verified_by;
ALTER TABLE volunteers.duty ADD CHECK ((state IN (4, 8)) = (verified_by <> '')) NOT VALID;
DROP TABLE volunteers.legal_hold;
DROP TABLE volunteers.retention_rule;

COMMIT;
