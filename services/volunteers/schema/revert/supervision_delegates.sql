-- Revert volunteers:supervision_delegates
BEGIN;

ALTER TABLE volunteers.supervision DROP COLUMN delegates;

COMMIT;
