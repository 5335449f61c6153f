-- Deploy governance:decision_notice
BEGIN;

-- The papers by which decisions are made known.
CREATE TABLE governance.decision_notice (
    force           text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid             uuid             NOT NULL,
    version         bigint           NOT NULL,
    created_at      timestamptz      NOT NULL,
    created_by      text             NOT NULL,
    updated_at      timestamptz      NOT NULL,
    updated_by      text             NOT NULL,
    reference       text COLLATE "C" NOT NULL CHECK (reference <> ''), -- as printed
    decision        text COLLATE "C" NOT NULL,
    title           text             NOT NULL CHECK (title <> ''),
    instrument      text             NOT NULL, -- may be empty
    signatory       text COLLATE "C" NOT NULL, -- resource name of the office
    state           smallint         NOT NULL CHECK (state BETWEEN 1 AND 5), -- 1 DRAFT, 2 AGREED_TO_SIGN, 3 SIGNED, 4 PUBLISHED,
                                                                             -- 5 WITHDRAWN
    transitions     governance.state_change[] NOT NULL,
    agreed_by       text COLLATE "C" NOT NULL, -- resource name of the outcome; may be empty
    agreed_at       text COLLATE "C" GENERATED ALWAYS AS (split_part(agreed_by, '/outcomes/', 1)) STORED, -- its meeting's, likewise
    signed_on       date             CHECK ((signed_on IS NOT NULL) = (state IN (3, 4))),
    signed_by       text             NOT NULL CHECK ((signed_by <> '') = (state IN (3, 4))),
    publication     governance.publication,
    PRIMARY KEY (force, id),
    UNIQUE (force, reference),
    FOREIGN KEY (force, decision) REFERENCES governance.decision,
    CHECK (state <> 1 OR agreed_by = ''),
    CHECK (state NOT BETWEEN 2 AND 4 OR agreed_by <> ''),
    CHECK (((publication).url IS NOT NULL) = (state = 4)),
    CHECK (state = coalesce((transitions[cardinality(transitions)]).to_state, 1))
);
CREATE INDEX decision_notice_by_decision ON governance.decision_notice (force, decision);
CREATE INDEX decision_notice_by_meeting ON governance.decision_notice (force, agreed_at) WHERE agreed_at <> '';
CREATE INDEX decision_notice_by_signatory ON governance.decision_notice (force, signatory);
ALTER TABLE governance.decision_notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.decision_notice FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.decision_notice FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.decision_notice FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.decision_notice TO governance_runtime;
GRANT UPDATE (reference, decision, title, instrument, signatory, state, transitions, agreed_by, signed_on, signed_by, publication,
    version, updated_at, updated_by) ON governance.decision_notice TO governance_runtime;

COMMIT;
