-- Revert delivery:improvement_plan
BEGIN;

DROP TABLE delivery.improvement_transition;
DROP TABLE delivery.improvement_evidence;
DROP TABLE delivery.improvement_due;
DROP TABLE delivery.improvement_action;
DROP TABLE delivery.improvement_review;
DROP TABLE delivery.improvement_finding;
DROP TABLE delivery.improvement_plan;

COMMIT;
