-- Deploy delivery:milestone_reopening
BEGIN;

-- That a milestone was said to be met, and was not: only ever added.
CREATE TABLE delivery.milestone_reopening (
    force        text COLLATE "C" NOT NULL,
    plan         text COLLATE "C" NOT NULL,
    action       text COLLATE "C" NOT NULL,
    activity     text COLLATE "C" NOT NULL,
    milestone    text COLLATE "C" NOT NULL,
    ordinal      integer          NOT NULL CHECK (ordinal > 0), -- 1 for the first time
    met_on       date             NOT NULL,
    met_known_on date             NOT NULL, -- from which boards had it as met
    reopened_on  date             NOT NULL CHECK (reopened_on >= met_known_on), -- and from which no longer
    reason       text             NOT NULL CHECK (reason <> ''),
    reopened_at  timestamptz      NOT NULL,
    reopened_by  text             NOT NULL,
    PRIMARY KEY (force, plan, action, activity, milestone, ordinal),
    FOREIGN KEY (force, plan, action, activity, milestone) REFERENCES delivery.milestone ON DELETE CASCADE
);
ALTER TABLE delivery.milestone_reopening ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.milestone_reopening FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.milestone_reopening FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.milestone_reopening TO delivery_runtime;

-- One that was made in error is deleted whole; alone, nothing of what was said of one is.
ALTER TABLE delivery.milestone_revision
    DROP CONSTRAINT milestone_revision_force_plan_action_activity_milestone_fkey,
    ADD CONSTRAINT milestone_revision_force_plan_action_activity_milestone_fkey
        FOREIGN KEY (force, plan, action, activity, milestone) REFERENCES delivery.milestone ON DELETE CASCADE;
CREATE POLICY runtime_delete ON delivery.milestone FOR DELETE TO delivery_runtime
    USING (force = current_setting('app.force'));
GRANT DELETE ON delivery.milestone TO delivery_runtime;

COMMIT;
