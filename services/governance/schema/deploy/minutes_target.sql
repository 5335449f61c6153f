-- Deploy governance:minutes_target
BEGIN;

-- Working days from a meeting to the publication of its minutes, by the force's own target. The default is that of the service.
ALTER TABLE governance.governance_settings
    ADD COLUMN minutes_target integer NOT NULL DEFAULT 20 CHECK (minutes_target BETWEEN 0 AND 366);
GRANT UPDATE (minutes_target) ON governance.governance_settings TO governance_runtime;

COMMIT;
