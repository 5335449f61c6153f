-- Deploy governance:recommendation
BEGIN;

-- What the register of the inspectorate said of one.
CREATE TYPE governance.external_entry AS (
    state       smallint, -- 1 AWAITING_REVIEW, 2 BEING_PROGRESSED, 3 COMPLETE, 4 AUTHORISED_FOR_CLOSURE
    on_day      date,
    recorded_by text,
    recorded_at timestamptz
);

-- What reports ask to be done.
CREATE TABLE governance.recommendation (
    force               text COLLATE "C" NOT NULL,
    report              text COLLATE "C" NOT NULL,
    id                  text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                 uuid             NOT NULL,
    version             bigint           NOT NULL,
    created_at          timestamptz      NOT NULL,
    created_by          text             NOT NULL,
    updated_at          timestamptz      NOT NULL,
    updated_by          text             NOT NULL,
    number              integer          NOT NULL CHECK (number BETWEEN 1 AND 9999), -- in the report
    kind                smallint         NOT NULL CHECK (kind BETWEEN 1 AND 4), -- 1 CAUSE_OF_CONCERN, 2 AREA_FOR_IMPROVEMENT,
                                                                                -- 3 RECOMMENDATION, 4 AUDIT_ACTION
    priority            smallint         CHECK (priority BETWEEN 1 AND 3), -- 1 HIGH, 2 MEDIUM, 3 LOW
    text                text             NOT NULL CHECK (text <> ''),
    management_response text             NOT NULL, -- may be empty
    owner               text             NOT NULL, -- may be empty
    owner_changes       governance.owner_change[] NOT NULL,
    raised_on           date             NOT NULL,
    original_due        date             CHECK (original_due >= raised_on), -- written once
    due_revisions       governance.due_revision[] NOT NULL,
    recorded_at         timestamptz      NOT NULL,
    state               smallint         NOT NULL CHECK (state BETWEEN 1 AND 8), -- 1 PROPOSED, 2 ACCEPTED, 3 PARTLY_ACCEPTED,
                                                                                 -- 4 REJECTED, 5 OPEN, 6 IMPLEMENTED,
                                                                                 -- 7 VERIFIED, 8 SUPERSEDED
    transitions         governance.state_change[]   NOT NULL,
    evidence            governance.evidence[]       NOT NULL,
    external_entries    governance.external_entry[] NOT NULL,
    verified_by         text             NOT NULL CHECK ((verified_by <> '') = (state = 7)),
    verified_as         smallint         CHECK (verified_as BETWEEN 1 AND 3), -- 1 AUDITOR, 2 INSPECTORATE, 3 SECOND_LINE
    superseded_by       text COLLATE "C" NOT NULL CHECK ((superseded_by <> '') = (state = 8)), -- resource name
    PRIMARY KEY (force, report, id),
    UNIQUE (force, report, number),
    FOREIGN KEY (force, report) REFERENCES governance.source_report,
    CHECK ((verified_as IS NOT NULL) = (state = 7)),
    CHECK (state <> 5 OR owner <> ''),
    CHECK (state = coalesce((transitions[cardinality(transitions)]).to_state, 1))
);
ALTER TABLE governance.recommendation ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.recommendation FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.recommendation FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.recommendation FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.recommendation TO governance_runtime;
GRANT UPDATE (number, kind, priority, text, management_response, owner, owner_changes, raised_on, original_due, due_revisions,
    recorded_at, state, transitions, evidence, external_entries, verified_by, verified_as, superseded_by, version, updated_at,
    updated_by) ON governance.recommendation TO governance_runtime;

COMMIT;
