-- Revert delivery:priority_action
BEGIN;

DROP TABLE delivery.indicator_link;
DROP TABLE delivery.opportunity;
DROP TABLE delivery.priority_action;

COMMIT;
