-- Revert delivery:improvement_days
BEGIN;

DROP TABLE delivery.improvement_owner_change;
ALTER TABLE delivery.improvement_finding DROP found_on;

COMMIT;
