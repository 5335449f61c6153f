-- Deploy delivery:improvement_days
BEGIN;

-- From when a plan has a finding: what is there already has been there since it was made, or since somebody acted on it.
-- Null of what the release before this one adds, which runs on this schema too: since it was made.
ALTER TABLE delivery.improvement_finding ADD found_on date;
UPDATE delivery.improvement_finding f SET found_on = least(
    (f.created_at AT TIME ZONE 'Europe/London')::date,
    (SELECT min(a.raised_on) FROM delivery.improvement_action a
     WHERE a.force = f.force AND a.plan = f.plan AND f.id = ANY (a.findings)));
GRANT UPDATE (found_on) ON delivery.improvement_finding TO delivery_runtime;

-- That an action went to another owner, so that a past day can be told: appended, never changed. What was before there was
-- this is not known.
CREATE TABLE delivery.improvement_owner_change (
    force        text COLLATE "C" NOT NULL,
    plan         text COLLATE "C" NOT NULL,
    action       text COLLATE "C" NOT NULL,
    ordinal      smallint         NOT NULL CHECK (ordinal >= 1), -- of the action, without gaps
    changed_on   date             NOT NULL,
    owner_before text             NOT NULL, -- may be empty
    recorded_by  text             NOT NULL,
    recorded_at  timestamptz      NOT NULL,
    PRIMARY KEY (force, plan, action, ordinal),
    FOREIGN KEY (force, plan, action) REFERENCES delivery.improvement_action
);
ALTER TABLE delivery.improvement_owner_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.improvement_owner_change FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.improvement_owner_change FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.improvement_owner_change TO delivery_runtime;

COMMIT;
