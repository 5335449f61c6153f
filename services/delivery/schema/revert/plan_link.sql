-- Revert delivery:plan_link
BEGIN;

DROP TABLE delivery.plan_link;

COMMIT;
