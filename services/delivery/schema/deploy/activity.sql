-- Deploy delivery:activity
BEGIN;

-- What a state is reported of. Withdrawn, never deleted.
CREATE TABLE delivery.activity (
    force            text COLLATE "C" NOT NULL,
    plan             text COLLATE "C" NOT NULL,
    action           text COLLATE "C" NOT NULL,
    id               text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid              uuid             NOT NULL,
    version          bigint           NOT NULL,
    created_at       timestamptz      NOT NULL,
    created_by       text             NOT NULL,
    updated_at       timestamptz      NOT NULL,
    updated_by       text             NOT NULL,
    code             text COLLATE "C" NOT NULL CHECK (code ~ '^[A-Z][1-9][0-9]*(\.[1-9][0-9]*)?$'),
    narrative        text             NOT NULL,
    target_date      date,
    next_review_on   date,
    withdrawn_on     date,
    withdrawn_reason text             NOT NULL CHECK ((withdrawn_reason <> '') = (withdrawn_on IS NOT NULL)),
    PRIMARY KEY (force, plan, action, id),
    UNIQUE (force, plan, code),
    FOREIGN KEY (force, plan, action) REFERENCES delivery.priority_action,
    CHECK (id = replace(lower(code), '.', '-')),
    CHECK (lower(split_part(code, '.', 1)) = action)
);
ALTER TABLE delivery.activity ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.activity FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.activity FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.activity FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.activity TO delivery_runtime;
GRANT UPDATE (narrative, target_date, next_review_on, withdrawn_on, withdrawn_reason, version, updated_at,
    updated_by) ON delivery.activity TO delivery_runtime;

-- What an activity's narrative was: only ever added. One that a report brought is its status_entry's.
CREATE TABLE delivery.activity_narrative (
    force      text COLLATE "C" NOT NULL,
    plan       text COLLATE "C" NOT NULL,
    action     text COLLATE "C" NOT NULL,
    activity   text COLLATE "C" NOT NULL,
    version    bigint           NOT NULL, -- of the activity that it came with
    first_day  date             NOT NULL, -- from which it stands
    text       text             NOT NULL,
    written_at timestamptz      NOT NULL,
    PRIMARY KEY (force, plan, action, activity, version),
    FOREIGN KEY (force, plan, action, activity) REFERENCES delivery.activity
);
ALTER TABLE delivery.activity_narrative ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.activity_narrative FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.activity_narrative FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.activity_narrative TO delivery_runtime;

-- Who leads an activity, and when.
CREATE TABLE delivery.lead (
    force          text COLLATE "C" NOT NULL,
    plan           text COLLATE "C" NOT NULL,
    action         text COLLATE "C" NOT NULL,
    activity       text COLLATE "C" NOT NULL,
    id             text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid            uuid             NOT NULL,
    version        bigint           NOT NULL,
    created_at     timestamptz      NOT NULL,
    created_by     text             NOT NULL,
    updated_at     timestamptz      NOT NULL,
    updated_by     text             NOT NULL,
    role           smallint         NOT NULL CHECK (role BETWEEN 1 AND 2), -- OPCC, delivery
    person_or_body text             NOT NULL CHECK (person_or_body <> ''),
    printed_as     text             NOT NULL, -- initials of the printed table
    resolved       boolean          NOT NULL, -- it is known whom that means
    first_day      date             NOT NULL,
    last_day       date             CHECK (last_day >= first_day), -- itself included
    ordinal        integer          NOT NULL CHECK (ordinal > 0), -- its place in the activity and role, as printed
    PRIMARY KEY (force, plan, action, activity, id),
    FOREIGN KEY (force, plan, action, activity) REFERENCES delivery.activity
);
ALTER TABLE delivery.lead ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.lead FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.lead FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.lead FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.lead TO delivery_runtime;
GRANT UPDATE (person_or_body, printed_as, resolved, first_day, last_day, ordinal, version, updated_at,
    updated_by) ON delivery.lead TO delivery_runtime;

CREATE TABLE delivery.milestone (
    force        text COLLATE "C" NOT NULL,
    plan         text COLLATE "C" NOT NULL,
    action       text COLLATE "C" NOT NULL,
    activity     text COLLATE "C" NOT NULL,
    id           text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid          uuid             NOT NULL,
    version      bigint           NOT NULL,
    created_at   timestamptz      NOT NULL,
    created_by   text             NOT NULL,
    updated_at   timestamptz      NOT NULL,
    updated_by   text             NOT NULL,
    title        text             NOT NULL CHECK (title <> ''),
    original_due date             NOT NULL, -- never changes: no right to
    current_due  date             NOT NULL, -- that of the last revision, else the original
    met_on       date,
    PRIMARY KEY (force, plan, action, activity, id),
    FOREIGN KEY (force, plan, action, activity) REFERENCES delivery.activity
);
ALTER TABLE delivery.milestone ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.milestone FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.milestone FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.milestone FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.milestone TO delivery_runtime;
GRANT UPDATE (title, current_due, met_on, version, updated_at, updated_by) ON delivery.milestone TO delivery_runtime;

-- A due day that was moved: only ever added.
CREATE TABLE delivery.milestone_revision (
    force      text COLLATE "C" NOT NULL,
    plan       text COLLATE "C" NOT NULL,
    action     text COLLATE "C" NOT NULL,
    activity   text COLLATE "C" NOT NULL,
    milestone  text COLLATE "C" NOT NULL,
    ordinal    integer          NOT NULL CHECK (ordinal > 0), -- 1 for the first move
    due        date             NOT NULL,
    reason     text             NOT NULL CHECK (reason <> ''),
    revised_at timestamptz      NOT NULL,
    revised_by text             NOT NULL,
    PRIMARY KEY (force, plan, action, activity, milestone, ordinal),
    FOREIGN KEY (force, plan, action, activity, milestone) REFERENCES delivery.milestone
);
ALTER TABLE delivery.milestone_revision ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.milestone_revision FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.milestone_revision FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.milestone_revision TO delivery_runtime;

COMMIT;
