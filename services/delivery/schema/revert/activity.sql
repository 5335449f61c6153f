-- Revert delivery:activity
BEGIN;

DROP TABLE delivery.milestone_revision;
DROP TABLE delivery.milestone;
DROP TABLE delivery.lead;
DROP TABLE delivery.activity_narrative;
DROP TABLE delivery.activity;

COMMIT;
