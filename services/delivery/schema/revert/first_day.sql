-- Revert delivery:first_day
BEGIN;

ALTER TABLE delivery.milestone_revision DROP revised_on;
ALTER TABLE delivery.milestone DROP met_known_on, DROP first_day;
ALTER TABLE delivery.activity DROP first_day;
ALTER TABLE delivery.priority_action DROP first_day;

COMMIT;
