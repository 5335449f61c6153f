-- Deploy governance:membership
BEGIN;

-- Who is of a body, on which days. That nobody is of it twice on a day is the service's rule, under the lock of the
-- body.
CREATE TABLE governance.membership (
    force      text COLLATE "C" NOT NULL,
    body       text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    person     text             NOT NULL CHECK (person <> ''),
    capacity   smallint         NOT NULL CHECK (capacity BETWEEN 1 AND 3), -- 1 MEMBER, 2 ATTENDEE, 3 ADVISER
    role_title text             NOT NULL,
    first_day  date             NOT NULL,
    last_day   date             CHECK (last_day >= first_day), -- null: still is
    PRIMARY KEY (force, body, id),
    FOREIGN KEY (force, body) REFERENCES governance.body
);
ALTER TABLE governance.membership ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.membership FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.membership FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON governance.membership FOR UPDATE TO governance_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON governance.membership FOR DELETE TO governance_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON governance.membership TO governance_runtime;
GRANT UPDATE (person, capacity, role_title, first_day, last_day, version, updated_at, updated_by) ON
    governance.membership TO governance_runtime;

COMMIT;
