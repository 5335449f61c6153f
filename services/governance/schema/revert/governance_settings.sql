-- Revert governance:governance_settings
BEGIN;

DROP TABLE governance.governance_settings;

COMMIT;
