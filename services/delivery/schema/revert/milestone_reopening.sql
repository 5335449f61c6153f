-- Revert delivery:milestone_reopening
BEGIN;

REVOKE DELETE ON delivery.milestone FROM delivery_runtime;
DROP POLICY runtime_delete ON delivery.milestone;
ALTER TABLE delivery.milestone_revision
    DROP CONSTRAINT milestone_revision_force_plan_action_activity_milestone_fkey,
    ADD CONSTRAINT milestone_revision_force_plan_action_activity_milestone_fkey
        FOREIGN KEY (force, plan, action, activity, milestone) REFERENCES delivery.milestone;
DROP TABLE delivery.milestone_reopening;

COMMIT;
