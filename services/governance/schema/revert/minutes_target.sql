-- Revert governance:minutes_target
BEGIN;

ALTER TABLE governance.governance_settings DROP COLUMN minutes_target;

COMMIT;
