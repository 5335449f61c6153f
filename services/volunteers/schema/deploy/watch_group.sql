-- Deploy volunteers:watch_group
BEGIN;

-- People of a parish who watch with the police. That who coordinates an open one is in force, and that nobody is engaged in a
-- closed one, is the service's rule: the force's changes follow one another.
CREATE TABLE volunteers.watch_group (
    force            text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id               text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid              uuid             NOT NULL,
    version          bigint           NOT NULL,
    created_at       timestamptz      NOT NULL,
    created_by       text             NOT NULL,
    updated_at       timestamptz      NOT NULL,
    updated_by       text             NOT NULL,
    kind             smallint         NOT NULL CHECK (kind BETWEEN 1 AND 4), -- 1 SPEEDWATCH, 2 NEIGHBOURHOOD, 3 COUNTRYSIDE, 4 HGV
    title            text             NOT NULL,
    parish           text             NOT NULL,
    coordinator      text COLLATE "C",
    declared_members bigint           CHECK (declared_members BETWEEN 0 AND 100000), -- beside those with an engagement
    formed_on        date             NOT NULL,
    closed_on        date             CHECK (closed_on > formed_on), -- the first day on which it is; null: it is open
    PRIMARY KEY (force, id),
    FOREIGN KEY (force, coordinator) REFERENCES volunteers.volunteer
);
CREATE INDEX watch_group_by_coordinator ON volunteers.watch_group (force, coordinator) WHERE coordinator IS NOT NULL;
ALTER TABLE volunteers.watch_group ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.watch_group FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.watch_group FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.watch_group FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.watch_group TO volunteers_runtime;
GRANT UPDATE (kind, title, parish, coordinator, declared_members, formed_on, closed_on, version, updated_at, updated_by)
    ON volunteers.watch_group TO volunteers_runtime;

-- Where a group of Speedwatch watches.
CREATE TABLE volunteers.watch_site (
    force            text COLLATE "C" NOT NULL,
    watch_group      text COLLATE "C" NOT NULL,
    id               text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid              uuid             NOT NULL,
    version          bigint           NOT NULL,
    created_at       timestamptz      NOT NULL,
    created_by       text             NOT NULL,
    updated_at       timestamptz      NOT NULL,
    updated_by       text             NOT NULL,
    limit_mph        integer          NOT NULL CHECK (limit_mph BETWEEN 1 AND 70), -- which of them is configuration
    risk_assessed_on date,
    approved_by      text             NOT NULL, -- of the police; '': nobody
    approved_to      date             CHECK ((approved_to IS NULL) = (approved_by = '')), -- the last day of the approval
    PRIMARY KEY (force, watch_group, id),
    FOREIGN KEY (force, watch_group) REFERENCES volunteers.watch_group
);
ALTER TABLE volunteers.watch_site ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.watch_site FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.watch_site FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.watch_site FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.watch_site TO volunteers_runtime;
GRANT UPDATE (limit_mph, risk_assessed_on, approved_by, approved_to, version, updated_at, updated_by)
    ON volunteers.watch_site TO volunteers_runtime;

-- What was counted at a site.
CREATE TABLE volunteers.watch_session (
    force          text COLLATE "C"   NOT NULL,
    watch_group    text COLLATE "C"   NOT NULL,
    id             text COLLATE "C"   NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid            uuid               NOT NULL,
    version        bigint             NOT NULL,
    created_at     timestamptz        NOT NULL,
    created_by     text               NOT NULL,
    updated_at     timestamptz        NOT NULL,
    updated_by     text               NOT NULL,
    site           text COLLATE "C"   NOT NULL,
    begins         timestamptz        NOT NULL,
    ends           timestamptz        NOT NULL CHECK (ends > begins),
    operators      text[] COLLATE "C" NOT NULL, -- ids of volunteers
    passing        bigint             NOT NULL CHECK (passing BETWEEN 0 AND 1000000), -- vehicles
    over_threshold bigint             NOT NULL CHECK (over_threshold BETWEEN 0 AND passing),
    notes          text               NOT NULL,
    PRIMARY KEY (force, watch_group, id),
    FOREIGN KEY (force, watch_group, site) REFERENCES volunteers.watch_site
);
CREATE INDEX watch_session_by_time ON volunteers.watch_session (force, begins);
ALTER TABLE volunteers.watch_session ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.watch_session FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.watch_session FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.watch_session FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.watch_session FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.watch_session TO volunteers_runtime;
GRANT UPDATE (site, begins, ends, operators, passing, over_threshold, notes, version, updated_at, updated_by)
    ON volunteers.watch_session TO volunteers_runtime;

COMMIT;
