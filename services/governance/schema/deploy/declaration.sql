-- Deploy governance:declaration
BEGIN;

-- What was declared of interests at a meeting.
CREATE TABLE governance.declaration (
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
    kind       smallint         NOT NULL CHECK (kind BETWEEN 1 AND 3), -- 1 NIL, 2 PECUNIARY, 3 NON_PECUNIARY
    person     text             NOT NULL, -- '': everybody, of NIL
    item       text COLLATE "C" NOT NULL, -- id; '': of the whole meeting
    nature     text             NOT NULL,
    action     smallint         CHECK (action BETWEEN 1 AND 4), -- 1 STAYED, 2 SPOKE_ONLY, 3 LEFT, 4 NO_VOTE; null: not recorded
    PRIMARY KEY (force, body, meeting, id),
    FOREIGN KEY (force, body, meeting) REFERENCES governance.meeting
);
ALTER TABLE governance.declaration ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.declaration FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.declaration FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.declaration FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON governance.declaration FOR DELETE TO governance_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON governance.declaration TO governance_runtime;
GRANT UPDATE (kind, person, item, nature, action, version, updated_at, updated_by) ON governance.declaration TO
    governance_runtime;

COMMIT;
