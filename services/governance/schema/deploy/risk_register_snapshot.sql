-- Deploy governance:risk_register_snapshot
BEGIN;

-- An open risk as it stood. Scores are there together, or not at all where it had not been assessed.
CREATE TYPE governance.register_row AS (
    risk           text, -- id
    reference      text,
    title          text,
    owner          text,
    category       text,
    treatment      smallint, -- as of risk
    marking        smallint, -- likewise
    inherent_score integer,
    current_score  integer,
    target_score   integer,
    band           smallint, -- 1 LOW, 2 MEDIUM, 3 HIGH, 4 SEVERE
    movement       integer, -- from the snapshot before; null where that has none
    next_review    date,
    review_overdue boolean
);

-- The register as it was presented to a body: nobody may update or delete one.
CREATE TABLE governance.risk_register_snapshot (
    force                text COLLATE "C" NOT NULL REFERENCES governance.force,
    id                   text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                  uuid             NOT NULL,
    version              bigint           NOT NULL,
    created_at           timestamptz      NOT NULL,
    created_by           text             NOT NULL,
    updated_at           timestamptz      NOT NULL,
    updated_by           text             NOT NULL,
    presented_at_meeting text COLLATE "C" NOT NULL CHECK (presented_at_meeting <> ''), -- resource name
    as_of                date             NOT NULL,
    previous             text COLLATE "C" NOT NULL, -- id of the one that movement is from; empty: it is the first
    rows                 governance.register_row[] NOT NULL, -- in the order of the register
    PRIMARY KEY (force, id)
);
CREATE INDEX risk_register_snapshot_by_day ON governance.risk_register_snapshot (force, as_of, created_at);
ALTER TABLE governance.risk_register_snapshot ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.risk_register_snapshot FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.risk_register_snapshot FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.risk_register_snapshot TO governance_runtime;

COMMIT;
