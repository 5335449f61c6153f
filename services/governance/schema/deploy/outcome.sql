-- Deploy governance:outcome
BEGIN;

-- What a meeting made of its items.
CREATE TABLE governance.outcome (
    force      text COLLATE "C" NOT NULL,
    body       text COLLATE "C" NOT NULL,
    meeting    text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    item       text COLLATE "C" NOT NULL,
    kind       smallint         NOT NULL CHECK (kind BETWEEN 1 AND 7), -- 1 NOTED, 2 APPROVED, 3 AGREED, 4 ENDORSED, 5 DEFERRED, 6 REJECTED, 7 COMMENDED
    text       text             NOT NULL CHECK (text <> ''),
    paragraph  text             NOT NULL, -- its number in the minutes; '': the next
    moved_by   text             NOT NULL,
    decided_by text             NOT NULL, -- '': the body
    PRIMARY KEY (force, body, meeting, id),
    FOREIGN KEY (force, body, meeting) REFERENCES governance.meeting,
    FOREIGN KEY (force, body, meeting, item) REFERENCES governance.agenda_item
);
CREATE INDEX outcome_by_item ON governance.outcome (force, body, meeting, item);
ALTER TABLE governance.outcome ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.outcome FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.outcome FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.outcome FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON governance.outcome FOR DELETE TO governance_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON governance.outcome TO governance_runtime;
GRANT UPDATE (item, kind, text, paragraph, moved_by, decided_by, version, updated_at, updated_by) ON
    governance.outcome TO governance_runtime;

COMMIT;
