-- Deploy governance:paper
BEGIN;

-- Papers of a meeting. What an element of a list is made of has U+001F between, or U+001E where it is a list itself;
-- neither is in a text.
CREATE TABLE governance.paper (
    force              text COLLATE "C" NOT NULL,
    body               text COLLATE "C" NOT NULL,
    meeting            text COLLATE "C" NOT NULL,
    id                 text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                uuid             NOT NULL,
    version            bigint           NOT NULL,
    created_at         timestamptz      NOT NULL,
    created_by         text             NOT NULL,
    updated_at         timestamptz      NOT NULL,
    updated_by         text             NOT NULL,
    title              text             NOT NULL CHECK (title <> ''),
    report_from        text             NOT NULL,
    date               date, -- as printed
    purpose            text             NOT NULL,
    recommendations    text[]           NOT NULL,
    contact_officers   text[]           NOT NULL,
    source_documents   text[]           NOT NULL,
    submissions        text[]           NOT NULL, -- item, whether it is the authoritative paper
    state              smallint         NOT NULL CHECK (state BETWEEN 1 AND 6), -- 1 DRAFT, 2 SUBMITTED, 3 CLEARED, 4 ISSUED, 5 REPLACED, 6 WITHDRAWN
    marking            smallint         CHECK (marking BETWEEN 1 AND 2), -- 1 OFFICIAL, 2 OFFICIAL_SENSITIVE; null: it is not cleared
    versions           text[]           NOT NULL, -- number, sha256, bytes, type, printed marking, when, who
    attachments        text[]           NOT NULL, -- id, label, versions
    urgency_reason     text             NOT NULL,
    replacement_reason text             NOT NULL,
    withdrawal_reason  text             NOT NULL,
    PRIMARY KEY (force, body, meeting, id),
    FOREIGN KEY (force, body, meeting) REFERENCES governance.meeting
);
ALTER TABLE governance.paper ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.paper FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.paper FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.paper FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON governance.paper FOR DELETE TO governance_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON governance.paper TO governance_runtime;
GRANT UPDATE (title, report_from, date, purpose, recommendations, contact_officers, source_documents, submissions,
    state, marking, versions, attachments, urgency_reason, replacement_reason, withdrawal_reason, version, updated_at,
    updated_by) ON governance.paper TO governance_runtime;

-- The bytes of the versions of its files, which never change. They are kept as they come, since the types that are taken are
-- compressed already.
CREATE TABLE governance.paper_content (
    force      text COLLATE "C" NOT NULL,
    body       text COLLATE "C" NOT NULL,
    meeting    text COLLATE "C" NOT NULL,
    paper      text COLLATE "C" NOT NULL,
    attachment text COLLATE "C" NOT NULL, -- its id; '': the paper's own file
    number     integer          NOT NULL CHECK (number >= 1),
    sha256     text COLLATE "C" NOT NULL CHECK (sha256 = encode(sha256(content), 'hex')),
    content    bytea            NOT NULL CHECK (length(content) BETWEEN 1 AND 33554432),
    PRIMARY KEY (force, body, meeting, paper, attachment, number),
    FOREIGN KEY (force, body, meeting, paper) REFERENCES governance.paper ON DELETE CASCADE
);
ALTER TABLE governance.paper_content ALTER COLUMN content SET STORAGE EXTERNAL;
ALTER TABLE governance.paper_content ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.paper_content FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.paper_content FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.paper_content TO governance_runtime;

COMMIT;
