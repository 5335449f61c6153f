-- Deploy volunteers:supervision
BEGIN;

-- Who supervises an engagement. That nobody does so twice at a time, and none round about, is the service's rule: the force's
-- changes follow one another.
CREATE TABLE volunteers.supervision (
    force      text COLLATE "C" NOT NULL,
    volunteer  text COLLATE "C" NOT NULL,
    engagement text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    supervisor text             NOT NULL CHECK (supervisor <> ''), -- volunteers/v-1047, or one of the force's staff
    first_day  date             NOT NULL,
    day_after  date             CHECK (day_after > first_day), -- the first on which it no longer holds; null: none yet
    PRIMARY KEY (force, volunteer, engagement, id),
    FOREIGN KEY (force, volunteer, engagement) REFERENCES volunteers.engagement
);
ALTER TABLE volunteers.supervision ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.supervision FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.supervision FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.supervision FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.supervision TO volunteers_runtime;
GRANT UPDATE (supervisor, first_day, day_after, version, updated_at, updated_by) ON volunteers.supervision TO volunteers_runtime;

-- The consent of a parent or guardian to a cadet's engagement.
CREATE TABLE volunteers.guardian_consent (
    force      text COLLATE "C" NOT NULL,
    volunteer  text COLLATE "C" NOT NULL,
    engagement text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    given_by   text             NOT NULL,
    first_day  date             NOT NULL,
    day_after  date             CHECK (day_after > first_day), -- likewise
    PRIMARY KEY (force, volunteer, engagement, id),
    FOREIGN KEY (force, volunteer, engagement) REFERENCES volunteers.engagement
);
ALTER TABLE volunteers.guardian_consent ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.guardian_consent FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.guardian_consent FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.guardian_consent FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.guardian_consent TO volunteers_runtime;
GRANT UPDATE (given_by, first_day, day_after, version, updated_at, updated_by)
    ON volunteers.guardian_consent TO volunteers_runtime;

COMMIT;
