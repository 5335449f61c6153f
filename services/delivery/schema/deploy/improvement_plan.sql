-- Deploy delivery:improvement_plan
BEGIN;

-- What a force does about an inspection. Changes of a plan and of its parts follow one another under a lock on its row.
CREATE TABLE delivery.improvement_plan (
    force               text COLLATE "C" NOT NULL REFERENCES delivery.force,
    id                  text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                 uuid             NOT NULL,
    version             bigint           NOT NULL,
    created_at          timestamptz      NOT NULL,
    created_by          text             NOT NULL,
    updated_at          timestamptz      NOT NULL,
    updated_by          text             NOT NULL,
    changes             bigint           NOT NULL CHECK (changes >= version), -- of it and its parts, whose versions come from here
    title               text             NOT NULL CHECK (title <> ''),
    source_report       text             NOT NULL, -- governance's resource name, or empty
    owner               text             NOT NULL CHECK (owner <> ''),
    review_every_months smallint         NOT NULL CHECK (review_every_months BETWEEN 1 AND 60),
    marking             smallint         NOT NULL CHECK (marking BETWEEN 1 AND 2), -- official, official-sensitive
    PRIMARY KEY (force, id)
);
ALTER TABLE delivery.improvement_plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.improvement_plan FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.improvement_plan FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.improvement_plan FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, UPDATE (version, updated_at, updated_by, changes, title, source_report, owner, review_every_months,
    marking) ON delivery.improvement_plan TO delivery_runtime;

-- What an inspection found.
CREATE TABLE delivery.improvement_finding (
    force               text COLLATE "C" NOT NULL,
    plan                text COLLATE "C" NOT NULL,
    id                  text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                 uuid             NOT NULL,
    version             bigint           NOT NULL,
    created_at          timestamptz      NOT NULL,
    created_by          text             NOT NULL,
    updated_at          timestamptz      NOT NULL,
    updated_by          text             NOT NULL,
    number              smallint         NOT NULL CHECK (number BETWEEN 1 AND 9999),
    -- Area of concern, cause of concern, area for improvement, recommendation.
    kind                smallint         NOT NULL CHECK (kind BETWEEN 1 AND 4),
    text                text             NOT NULL CHECK (text <> ''),
    recommendation      text             NOT NULL CHECK (recommendation <> '' OR kind > 2), -- as source_report
    recommendation_copy text             NOT NULL CHECK (recommendation_copy = '' OR recommendation <> ''),
    copied_at           timestamptz      CHECK ((copied_at IS NULL) = (recommendation_copy = '')),
    PRIMARY KEY (force, plan, id),
    UNIQUE (force, plan, number),
    FOREIGN KEY (force, plan) REFERENCES delivery.improvement_plan
);
ALTER TABLE delivery.improvement_finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.improvement_finding FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.improvement_finding FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.improvement_finding FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON delivery.improvement_finding FOR DELETE TO delivery_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, UPDATE (version, updated_at, updated_by, kind, text, recommendation, recommendation_copy, copied_at),
    DELETE ON delivery.improvement_finding TO delivery_runtime;

-- That a body looked at a plan.
CREATE TABLE delivery.improvement_review (
    force      text COLLATE "C" NOT NULL,
    plan       text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    held_on    date             NOT NULL,
    at_body    text             NOT NULL CHECK (at_body <> ''),
    PRIMARY KEY (force, plan, id),
    UNIQUE (force, plan, held_on, at_body),
    FOREIGN KEY (force, plan) REFERENCES delivery.improvement_plan
);
ALTER TABLE delivery.improvement_review ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.improvement_review FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.improvement_review FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON delivery.improvement_review FOR DELETE TO delivery_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON delivery.improvement_review TO delivery_runtime;

-- What is done about findings.
CREATE TABLE delivery.improvement_action (
    force         text COLLATE "C" NOT NULL,
    plan          text COLLATE "C" NOT NULL,
    id            text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid           uuid             NOT NULL,
    version       bigint           NOT NULL,
    created_at    timestamptz      NOT NULL,
    created_by    text             NOT NULL,
    updated_at    timestamptz      NOT NULL,
    updated_by    text             NOT NULL,
    number        smallint         NOT NULL CHECK (number BETWEEN 1 AND 9999),
    text          text             NOT NULL CHECK (text <> ''),
    findings      text[]           NOT NULL, -- ids of findings of the plan: none is deleted that is named here
    owner         text             NOT NULL CHECK (owner <> '' OR state NOT BETWEEN 2 AND 4),
    earlier_owners text[]          NOT NULL, -- none of them signs it off
    raised_on     date             NOT NULL,
    original_due  date             CHECK (original_due >= raised_on), -- never changed
    -- Not started, in progress, ready for sign-off, discharged, superseded, rejected.
    state         smallint         NOT NULL CHECK (state BETWEEN 1 AND 6),
    superseded_by text COLLATE "C" CHECK ((superseded_by IS NOT NULL) = (state = 5) AND superseded_by <> id),
    PRIMARY KEY (force, plan, id),
    UNIQUE (force, plan, number),
    FOREIGN KEY (force, plan, superseded_by) REFERENCES delivery.improvement_action,
    FOREIGN KEY (force, plan) REFERENCES delivery.improvement_plan
);
ALTER TABLE delivery.improvement_action ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.improvement_action FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.improvement_action FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.improvement_action FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, UPDATE (version, updated_at, updated_by, text, findings, owner, earlier_owners, state,
    superseded_by)
    ON delivery.improvement_action TO delivery_runtime;

-- That the date of an action was moved: appended, never changed.
CREATE TABLE delivery.improvement_due (
    force       text COLLATE "C" NOT NULL,
    plan        text COLLATE "C" NOT NULL,
    action      text COLLATE "C" NOT NULL,
    ordinal     smallint         NOT NULL CHECK (ordinal >= 1), -- of the action, without gaps
    revised_on  date             NOT NULL,
    due         date             NOT NULL CHECK (due >= revised_on),
    reason      text             NOT NULL CHECK (reason <> ''),
    recorded_by text             NOT NULL,
    recorded_at timestamptz      NOT NULL,
    PRIMARY KEY (force, plan, action, ordinal),
    FOREIGN KEY (force, plan, action) REFERENCES delivery.improvement_action
);
ALTER TABLE delivery.improvement_due ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.improvement_due FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.improvement_due FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.improvement_due TO delivery_runtime;

-- What shows that an action is done: appended, never changed.
CREATE TABLE delivery.improvement_evidence (
    force             text COLLATE "C" NOT NULL,
    plan              text COLLATE "C" NOT NULL,
    action            text COLLATE "C" NOT NULL,
    ordinal           smallint         NOT NULL CHECK (ordinal >= 1), -- of the action, without gaps
    description       text             NOT NULL CHECK (description <> ''),
    reference         text             NOT NULL CHECK (reference <> ''),
    added_on          date             NOT NULL,
    added_by          text             NOT NULL,
    recorded_at       timestamptz      NOT NULL,
    after_transitions smallint         NOT NULL CHECK (after_transitions >= 0), -- how many the action had then
    PRIMARY KEY (force, plan, action, ordinal),
    FOREIGN KEY (force, plan, action) REFERENCES delivery.improvement_action
);
ALTER TABLE delivery.improvement_evidence ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.improvement_evidence FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.improvement_evidence FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.improvement_evidence TO delivery_runtime;

-- Each step of an action from state to state, so that a past day can be told: appended, never changed.
CREATE TABLE delivery.improvement_transition (
    force       text COLLATE "C" NOT NULL,
    plan        text COLLATE "C" NOT NULL,
    action      text COLLATE "C" NOT NULL,
    ordinal     smallint         NOT NULL CHECK (ordinal >= 1), -- of the action, without gaps
    from_state  smallint         NOT NULL CHECK (from_state BETWEEN 1 AND 4),
    to_state    smallint         NOT NULL CHECK (to_state BETWEEN 2 AND 6),
    moved_on    date             NOT NULL,
    recorded_by text             NOT NULL,
    recorded_at timestamptz      NOT NULL,
    reason      text             NOT NULL,
    at_body     text             NOT NULL,
    delegate    text             NOT NULL,
    signed_by   text             NOT NULL CHECK ((signed_by <> '') = (to_state = 4)),
    CHECK (to_state <> 4 OR at_body <> '' OR delegate <> ''),
    PRIMARY KEY (force, plan, action, ordinal),
    FOREIGN KEY (force, plan, action) REFERENCES delivery.improvement_action
);
ALTER TABLE delivery.improvement_transition ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.improvement_transition FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.improvement_transition FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.improvement_transition TO delivery_runtime;

COMMIT;
