-- Revert delivery:parsed_link
BEGIN;

ALTER TABLE delivery.plan_link DROP COLUMN parsed;

COMMIT;
