-- Revert governance:action_restricted
BEGIN;

ALTER TABLE governance.action DROP COLUMN raised_at_item, DROP COLUMN restricted;

COMMIT;
