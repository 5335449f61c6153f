-- Deploy governance:attendance
BEGIN;

-- Who was at a meeting, and who was not. That a member is one on the day is the service's rule.
CREATE TABLE governance.attendance (
    force           text COLLATE "C" NOT NULL,
    body            text COLLATE "C" NOT NULL,
    meeting         text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid             uuid             NOT NULL,
    version         bigint           NOT NULL,
    created_at      timestamptz      NOT NULL,
    created_by      text             NOT NULL,
    updated_at      timestamptz      NOT NULL,
    updated_by      text             NOT NULL,
    person          text             NOT NULL CHECK (person <> ''),
    capacity        smallint         NOT NULL CHECK (capacity BETWEEN 1 AND 3), -- 1 MEMBER, 2 ATTENDEE, 3 ADVISER
    status          smallint         NOT NULL CHECK (status BETWEEN 1 AND 4), -- 1 PRESENT, 2 APOLOGIES, 3 ABSENT, 4 SUBSTITUTE
    substitute_for  text             NOT NULL,
    arrived_at_item text COLLATE "C" NOT NULL, -- id; '': from the beginning
    left_at_item    text COLLATE "C" NOT NULL, -- id; '': to the end
    PRIMARY KEY (force, body, meeting, id),
    FOREIGN KEY (force, body, meeting) REFERENCES governance.meeting
);
ALTER TABLE governance.attendance ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.attendance FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.attendance FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.attendance FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON governance.attendance FOR DELETE TO governance_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON governance.attendance TO governance_runtime;
GRANT UPDATE (person, capacity, status, substitute_for, arrived_at_item, left_at_item, version, updated_at,
    updated_by) ON governance.attendance TO governance_runtime;

COMMIT;
