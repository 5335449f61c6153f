-- Deploy governance:body
BEGIN;

-- Versions of what is kept below bodies: of one resource, its namesakes after a deletion among them, they only ever grow. Two
-- changes of one resource follow one another under a lock, so that no order of commits is asked of the sequence.
CREATE SEQUENCE governance.version;
GRANT USAGE ON SEQUENCE governance.version TO governance_runtime;

-- What one person holds at a time.
CREATE TABLE governance.office (
    force      text COLLATE "C" NOT NULL REFERENCES governance.force,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    title      text             NOT NULL CHECK (title <> ''),
    tenures    text[]           NOT NULL, -- oldest first, each `2016-05-12/2021-05-12/Who`, the second day inclusive or empty
    PRIMARY KEY (force, id)
);
ALTER TABLE governance.office ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.office FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.office FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.office FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON governance.office FOR DELETE TO governance_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON governance.office TO governance_runtime;
GRANT UPDATE (title, tenures, version, updated_at, updated_by) ON governance.office TO governance_runtime;

-- What meets. That no two are called the same on a day, and that none lies below itself, is the service's rule: changes of a
-- force's bodies follow one another.
CREATE TABLE governance.body (
    force       text COLLATE "C" NOT NULL REFERENCES governance.force,
    id          text COLLATE "C" NOT NULL CHECK (id = lower(code)),
    uid         uuid             NOT NULL,
    version     bigint           NOT NULL,
    created_at  timestamptz      NOT NULL,
    created_by  text             NOT NULL,
    updated_at  timestamptz      NOT NULL,
    updated_by  text             NOT NULL,
    code        text COLLATE "C" NOT NULL CHECK (code ~ '^[A-Z][A-Z0-9]{1,11}$'),
    title       text             NOT NULL CHECK (title <> ''),
    aliases     text[]           NOT NULL, -- each `2016-05-12/2021-05-12/Name`, days inclusive or empty
    kind        smallint         NOT NULL CHECK (kind BETWEEN 1 AND 6), -- 1 BOARD, 2 PANEL, 3 SUBGROUP, 4 COMMITTEE, 5 MANAGEMENT_MEETING, 6 PARTNERSHIP
    parent_body text COLLATE "C" CHECK (parent_body <> id),
    is_public   boolean          NOT NULL, -- its meetings are, unless one says otherwise
    quorum      integer          CHECK (quorum BETWEEN 1 AND 100), -- members; null: nothing is asked
    chair       text COLLATE "C",
    PRIMARY KEY (force, id),
    FOREIGN KEY (force, parent_body) REFERENCES governance.body,
    FOREIGN KEY (force, chair) REFERENCES governance.office
);
CREATE INDEX body_by_parent ON governance.body (force, parent_body) WHERE parent_body IS NOT NULL;
CREATE INDEX body_by_chair ON governance.body (force, chair) WHERE chair IS NOT NULL;
ALTER TABLE governance.body ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.body FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.body FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.body FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON governance.body FOR DELETE TO governance_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON governance.body TO governance_runtime;
GRANT UPDATE (code, title, aliases, kind, parent_body, is_public, quorum, chair, version, updated_at, updated_by)
    ON governance.body TO governance_runtime;

COMMIT;
