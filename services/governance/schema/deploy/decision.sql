-- Deploy governance:decision
BEGIN;

-- Why something that is owed to the public is not published.
CREATE TYPE governance.exemption AS (
    category  text,
    reason    text,
    review_on date
);

-- Decisions of the Commissioner and of bodies. Changes of a force's decisions and of their notices wait for one another under its
-- row `decisions` of change_counter.
CREATE TABLE governance.decision (
    force             text COLLATE "C" NOT NULL REFERENCES governance.force,
    id                text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid               uuid             NOT NULL,
    version           bigint           NOT NULL,
    created_at        timestamptz      NOT NULL,
    created_by        text             NOT NULL,
    updated_at        timestamptz      NOT NULL,
    updated_by        text             NOT NULL,
    reference         text COLLATE "C" NOT NULL CHECK (reference <> ''), -- as printed
    item              text COLLATE "C" NOT NULL, -- resource name of the agenda item; may be empty
    meeting           text COLLATE "C" GENERATED ALWAYS AS (split_part(item, '/agendaItems/', 1)) STORED, -- its meeting's, likewise
    title             text             NOT NULL CHECK (title <> ''),
    reasons           text             NOT NULL, -- may be empty
    options           text             NOT NULL, -- may be empty
    significant_public_interest boolean, -- null: not determined
    spi_basis         text             NOT NULL CHECK ((spi_basis <> '') = (significant_public_interest IS NOT NULL)),
    spi_determined_by text             NOT NULL CHECK ((spi_determined_by <> '') = (significant_public_interest IS NOT NULL)),
    marking           smallint         NOT NULL CHECK (marking BETWEEN 1 AND 2), -- 1 OFFICIAL, 2 OFFICIAL_SENSITIVE
    taken_on          date             CHECK ((taken_on IS NULL) = (state = 1)),
    taken_by          text             NOT NULL CHECK ((taken_by = '') = (state = 1)),
    state             smallint         NOT NULL CHECK (state BETWEEN 1 AND 6), -- 1 PROPOSED, 2 TAKEN, 3 PUBLISHED,
                                                                               -- 4 EXEMPT_RECORDED, 5 RECORDED, 6 REVOKED
    transitions       governance.state_change[] NOT NULL,
    exemption         governance.exemption   CHECK (exemption IS NULL OR state IN (4, 6)),
    publication       governance.publication CHECK (publication IS NULL OR state IN (3, 6)),
    revoked_by        text COLLATE "C" NOT NULL CHECK ((revoked_by <> '') = (state = 6)), -- resource name
    PRIMARY KEY (force, id),
    UNIQUE (force, reference),
    CHECK (state = 1 OR significant_public_interest IS NOT NULL),
    -- One of significant public interest does not end unpublished and unexplained.
    CHECK (state < 5 OR NOT significant_public_interest OR (publication).url IS NOT NULL OR (exemption).category IS NOT NULL),
    CHECK (state <> 3 OR (publication).url IS NOT NULL),
    CHECK (state <> 4 OR (exemption).category IS NOT NULL),
    CHECK (state = coalesce((transitions[cardinality(transitions)]).to_state, 1))
);
CREATE INDEX decision_by_meeting ON governance.decision (force, meeting) WHERE meeting <> '';
CREATE INDEX decision_by_day ON governance.decision (force, taken_on) WHERE significant_public_interest;
ALTER TABLE governance.decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.decision FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.decision FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.decision FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.decision TO governance_runtime;
GRANT UPDATE (reference, item, title, reasons, options, significant_public_interest, spi_basis, spi_determined_by, marking, taken_on,
    taken_by, state, transitions, exemption, publication, revoked_by, version, updated_at, updated_by)
    ON governance.decision TO governance_runtime;

COMMIT;
