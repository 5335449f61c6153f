-- Deploy governance:risk
BEGIN;

-- Risks of a force's register. Its risks, their assessments and its snapshots are changed under one row of change_counter, so
-- that a snapshot is of one moment.
CREATE TABLE governance.risk (
    force         text COLLATE "C" NOT NULL REFERENCES governance.force,
    id            text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid           uuid             NOT NULL,
    version       bigint           NOT NULL,
    created_at    timestamptz      NOT NULL,
    created_by    text             NOT NULL,
    updated_at    timestamptz      NOT NULL,
    updated_by    text             NOT NULL,
    reference     text COLLATE "C" NOT NULL CHECK (reference <> ''), -- as printed
    title         text             NOT NULL CHECK (title <> ''),
    cause         text             NOT NULL CHECK (cause <> ''),
    event         text             NOT NULL CHECK (event <> ''),
    effect        text             NOT NULL CHECK (effect <> ''),
    owner         text             NOT NULL, -- a person, an office's title or its resource name; may be empty
    owner_changes governance.owner_change[] NOT NULL,
    category      text             NOT NULL CHECK (category <> ''),
    treatment     smallint         NOT NULL CHECK (treatment BETWEEN 1 AND 4), -- 1 TREAT, 2 TOLERATE, 3 TRANSFER, 4 TERMINATE
    objectives    text[]           NOT NULL, -- resource names or references
    next_review   date             CHECK (next_review >= proposed_on),
    marking       smallint         NOT NULL CHECK (marking BETWEEN 1 AND 2), -- 1 OFFICIAL, 2 OFFICIAL_SENSITIVE
    proposed_on   date             NOT NULL,
    state         smallint         NOT NULL CHECK (state BETWEEN 1 AND 3), -- 1 PROPOSED, 2 OPEN, 3 CLOSED
    transitions   governance.state_change[] NOT NULL,
    PRIMARY KEY (force, id),
    UNIQUE (force, reference),
    CHECK (state <> 2 OR owner <> ''),
    CHECK (state = coalesce((transitions[cardinality(transitions)]).to_state, 1))
);
ALTER TABLE governance.risk ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.risk FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.risk FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.risk FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.risk TO governance_runtime;
GRANT UPDATE (reference, title, cause, event, effect, owner, owner_changes, category, treatment, objectives, next_review, marking,
    proposed_on, state, transitions, version, updated_at, updated_by) ON governance.risk TO governance_runtime;

COMMIT;
