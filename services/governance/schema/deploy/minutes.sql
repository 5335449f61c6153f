-- Deploy governance:minutes
BEGIN;

-- Versions of the minutes of a meeting. What an element of a list is made of has U+001F between, which no text has.
CREATE TABLE governance.minutes (
    force             text COLLATE "C" NOT NULL,
    body              text COLLATE "C" NOT NULL,
    meeting           text COLLATE "C" NOT NULL,
    id                text COLLATE "C" NOT NULL,
    uid               uuid             NOT NULL,
    version           bigint           NOT NULL,
    created_at        timestamptz      NOT NULL,
    created_by        text             NOT NULL,
    updated_at        timestamptz      NOT NULL,
    updated_by        text             NOT NULL,
    number            integer          NOT NULL CHECK (number >= 1 AND id = 'version-' || number), -- of the version
    state             smallint         NOT NULL CHECK (state BETWEEN 1 AND 5), -- 1 DRAFT, 2 CIRCULATED, 3 APPROVED, 4 SIGNED, 5 PUBLISHED
    paragraphs        text[]           NOT NULL, -- item, number, text
    amendments        text[]           NOT NULL, -- number, text before, text after
    approval          text, -- meeting, outcome, day; null: not approved
    approving_meeting text COLLATE "C" GENERATED ALWAYS AS (split_part(approval, U&'\001F', 1)) STORED, -- a later one of the body
    approving_outcome text COLLATE "C" GENERATED ALWAYS AS (split_part(approval, U&'\001F', 2)) STORED,
    signed_by         text             NOT NULL, -- '': nobody
    signed_on         date,
    published_at      timestamptz,
    corrections       text[]           NOT NULL, -- number, text, who, when
    PRIMARY KEY (force, body, meeting, id),
    FOREIGN KEY (force, body, meeting) REFERENCES governance.meeting,
    FOREIGN KEY (force, body, approving_meeting, approving_outcome) REFERENCES governance.outcome
);
CREATE INDEX minutes_by_approval ON governance.minutes (force, body, approving_meeting) WHERE approving_meeting IS NOT NULL;
ALTER TABLE governance.minutes ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.minutes FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.minutes FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.minutes FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.minutes TO governance_runtime;
GRANT UPDATE (number, state, paragraphs, amendments, approval, signed_by, signed_on, published_at, corrections,
    version, updated_at, updated_by) ON governance.minutes TO governance_runtime;

COMMIT;
