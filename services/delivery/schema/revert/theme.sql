-- Revert delivery:theme
BEGIN;

DROP TABLE delivery.business_intelligence_item;
DROP TABLE delivery.objective;
DROP TABLE delivery.theme;

COMMIT;
