-- Revert delivery:assurance
BEGIN;

DROP TABLE delivery.assurance;
DROP TABLE delivery.assurance_entry;
DROP TABLE delivery.assurance_level;

COMMIT;
