-- Deploy governance:meeting
BEGIN;

-- Meetings of a body. What lies below one is changed under the lock of its row, and that of its body shared; the meeting
-- itself, and what is decided across meetings, under the lock of the body's.
CREATE TABLE governance.meeting (
    force               text COLLATE "C" NOT NULL,
    body                text COLLATE "C" NOT NULL,
    id                  text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                 uuid             NOT NULL,
    version             bigint           NOT NULL,
    created_at          timestamptz      NOT NULL,
    created_by          text             NOT NULL,
    updated_at          timestamptz      NOT NULL,
    updated_by          text             NOT NULL,
    date                date             NOT NULL,
    start_minute        integer          NOT NULL CHECK (start_minute BETWEEN 0 AND 1439), -- from midnight in Europe/London
    end_minute          integer          CHECK (end_minute > start_minute), -- likewise; null: not told
    venue               text             NOT NULL,
    is_public           boolean          NOT NULL,
    previous_minutes_of text[]           NOT NULL, -- ids of meetings of the body
    historic_import     boolean          NOT NULL,
    state               smallint         NOT NULL CHECK (state BETWEEN 1 AND 7), -- 1 PLANNED, 2 AGENDA_PUBLISHED, 3 IN_SESSION, 4 CLOSED, 5 MINUTED, 6 CANCELLED, 7 POSTPONED
    agenda_published_at timestamptz,
    pack_fixed_at       timestamptz      CHECK (state IN (1, 6, 7) OR pack_fixed_at IS NOT NULL), -- when the publication was recorded
    quorum_asked        integer, -- when it was opened; null: none was
    members_present     integer, -- when it was opened
    end_reason          text             NOT NULL,
    postponed_to        text COLLATE "C" NOT NULL, -- id; '': none
    postponed_from      text COLLATE "C" NOT NULL, -- likewise
    PRIMARY KEY (force, body, id),
    FOREIGN KEY (force, body) REFERENCES governance.body
);
-- One live meeting of a body at a time
CREATE UNIQUE INDEX meeting_live ON governance.meeting (force, body, date, start_minute) WHERE state NOT IN (6, 7);
CREATE INDEX meeting_by_date ON governance.meeting (force, body, date, start_minute, id);
ALTER TABLE governance.meeting ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.meeting FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.meeting FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.meeting FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.meeting TO governance_runtime;
GRANT UPDATE (date, start_minute, end_minute, venue, is_public, previous_minutes_of, historic_import, state,
    agenda_published_at, pack_fixed_at, quorum_asked, members_present, end_reason, postponed_to, postponed_from, version, updated_at,
    updated_by) ON governance.meeting TO governance_runtime;

COMMIT;
