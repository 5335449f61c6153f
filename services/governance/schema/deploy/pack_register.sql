-- Deploy governance:pack_register
BEGIN;

-- What the registers said when the agenda of a meeting was published, for its pack: nobody may update or delete one. Meetings
-- whose agenda was published by a release that does not know of it have none.
CREATE TABLE governance.pack_register (
    force     text COLLATE "C" NOT NULL,
    body      text COLLATE "C" NOT NULL,
    meeting   text COLLATE "C" NOT NULL,
    register  smallint         NOT NULL CHECK (register BETWEEN 1 AND 4), -- 1 ACTIONS, 2 RECOMMENDATIONS, 3 RISKS, 4 FORWARD_PLAN
    content   text             NOT NULL, -- JSON as the API prints it to who may see all
    sensitive text[]           NOT NULL, -- resource names of what was for nobody else
    sha256    bytea            NOT NULL CHECK (length(sha256) = 32), -- over all of this
    PRIMARY KEY (force, body, meeting, register),
    FOREIGN KEY (force, body, meeting) REFERENCES governance.meeting
);
ALTER TABLE governance.pack_register ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.pack_register FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.pack_register FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.pack_register TO governance_runtime;

COMMIT;
