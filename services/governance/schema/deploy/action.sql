-- Deploy governance:action
BEGIN;

-- What bodies asked somebody to do. Changes of a body's actions wait for one another under its row of change_counter, so that
-- the numbers of a month have no gaps.
CREATE TABLE governance.action (
    force             text COLLATE "C" NOT NULL,
    body              text COLLATE "C" NOT NULL,
    id                text COLLATE "C" NOT NULL CHECK (id = lower(replace(reference, ' ', '-'))),
    uid               uuid             NOT NULL,
    version           bigint           NOT NULL,
    created_at        timestamptz      NOT NULL,
    created_by        text             NOT NULL,
    updated_at        timestamptz      NOT NULL,
    updated_by        text             NOT NULL,
    reference         text COLLATE "C" NOT NULL, -- `BCB April 2018 Action 1`; stays though the body's code may change
    number            integer          NOT NULL CHECK (number BETWEEN 1 AND 999), -- within the body and the month
    raised_on         date             NOT NULL,
    month             date             GENERATED ALWAYS AS (raised_on - (extract(day FROM raised_on)::integer - 1)) STORED,
    raised_at_meeting text COLLATE "C" NOT NULL, -- resource name; may be empty
    paragraph         text             NOT NULL, -- may be empty
    text              text             NOT NULL CHECK (text <> ''),
    owner             text             NOT NULL, -- may be empty
    owner_changes     governance.owner_change[] NOT NULL,
    original_due      date             CHECK (original_due >= raised_on), -- written once
    due_revisions     governance.due_revision[] NOT NULL,
    due_text          text             NOT NULL, -- may be empty
    due_basis         smallint         CHECK (due_basis BETWEEN 1 AND 2), -- of original_due: 1 STATED, 2 DERIVED
    plan_code         text             NOT NULL, -- may be empty
    historic_import   boolean          NOT NULL,
    recorded_at       timestamptz      NOT NULL,
    state             smallint         NOT NULL CHECK (state BETWEEN 1 AND 6), -- 1 OPEN, 2 IN_PROGRESS, 3 PROPOSED_COMPLETE,
                                                                               -- 4 CLOSED, 5 CANCELLED, 6 SUPERSEDED
    transitions       governance.state_change[] NOT NULL,
    evidence          governance.evidence[]     NOT NULL,
    superseded_by     text COLLATE "C" NOT NULL CHECK ((superseded_by <> '') = (state = 6)), -- resource name
    struck_out        governance.strike_out,
    PRIMARY KEY (force, body, id),
    UNIQUE (force, body, month, number),
    FOREIGN KEY (force, body) REFERENCES governance.body,
    CHECK ((due_basis IS NULL) = (original_due IS NULL)),
    CHECK (state <> 2 OR owner <> ''),
    CHECK (state = coalesce((transitions[cardinality(transitions)]).to_state, 1))
);
CREATE INDEX action_by_meeting ON governance.action (force, body, raised_at_meeting) WHERE raised_at_meeting <> '';
CREATE INDEX action_by_superseding ON governance.action (force, body, superseded_by) WHERE superseded_by <> '';
ALTER TABLE governance.action ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.action FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.action FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.action FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.action TO governance_runtime;
GRANT UPDATE (reference, number, raised_on, raised_at_meeting, paragraph, text, owner, owner_changes, original_due, due_revisions,
    due_text, due_basis, plan_code, historic_import, recorded_at, state, transitions, evidence, superseded_by, struck_out,
    version, updated_at, updated_by) ON governance.action TO governance_runtime;

COMMIT;
