-- Deploy volunteers:skill
BEGIN;

-- What volunteers can do and the force asks for.
CREATE TABLE volunteers.skill (
    force           text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id              text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid             uuid             NOT NULL,
    version         bigint           NOT NULL,
    created_at      timestamptz      NOT NULL,
    created_by      text             NOT NULL,
    updated_at      timestamptz      NOT NULL,
    updated_by      text             NOT NULL,
    title           text             NOT NULL CHECK (title <> ''),
    validity_months integer          CHECK (validity_months BETWEEN 1 AND 600), -- from the day acquired; null: for ever
    active          boolean          NOT NULL, -- whether anybody is still recorded with it
    PRIMARY KEY (force, id)
);
ALTER TABLE volunteers.skill ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.skill FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.skill FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.skill FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.skill TO volunteers_runtime;
GRANT UPDATE (title, validity_months, active, version, updated_at, updated_by) ON volunteers.skill TO volunteers_runtime;

-- That a volunteer has one. What is renewed is a row of its own.
CREATE TABLE volunteers.volunteer_skill (
    force        text COLLATE "C" NOT NULL,
    volunteer    text COLLATE "C" NOT NULL,
    id           text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid          uuid             NOT NULL,
    version      bigint           NOT NULL,
    created_at   timestamptz      NOT NULL,
    created_by   text             NOT NULL,
    updated_at   timestamptz      NOT NULL,
    updated_by   text             NOT NULL,
    skill        text COLLATE "C" NOT NULL,
    level        text             NOT NULL, -- may be empty
    evidenced_by text             NOT NULL CHECK (evidenced_by <> ''),
    acquired_on  date             NOT NULL,
    expires_on   date             CHECK (expires_on > acquired_on), -- the first day on which it no longer counts; null: none
    PRIMARY KEY (force, volunteer, id),
    UNIQUE (force, volunteer, skill, acquired_on),
    FOREIGN KEY (force, volunteer) REFERENCES volunteers.volunteer,
    FOREIGN KEY (force, skill) REFERENCES volunteers.skill
);
CREATE INDEX volunteer_skill_by_skill ON volunteers.volunteer_skill (force, skill);
ALTER TABLE volunteers.volunteer_skill ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.volunteer_skill FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.volunteer_skill FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.volunteer_skill FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.volunteer_skill FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.volunteer_skill TO volunteers_runtime;
GRANT UPDATE (skill, level, evidenced_by, acquired_on, expires_on, version, updated_at, updated_by)
    ON volunteers.volunteer_skill TO volunteers_runtime;

-- When a volunteer can come, every week.
CREATE TABLE volunteers.availability (
    force       text COLLATE "C" NOT NULL,
    volunteer   text COLLATE "C" NOT NULL,
    engagement  text COLLATE "C" NOT NULL,
    id          text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid         uuid             NOT NULL,
    version     bigint           NOT NULL,
    created_at  timestamptz      NOT NULL,
    created_by  text             NOT NULL,
    updated_at  timestamptz      NOT NULL,
    updated_by  text             NOT NULL,
    weekday     smallint         NOT NULL CHECK (weekday BETWEEN 1 AND 7), -- 1 Monday to 7 Sunday
    from_minute integer          NOT NULL CHECK (from_minute >= 0), -- from midnight, as clocks in Europe/London show it
    to_minute   integer          NOT NULL CHECK (to_minute > from_minute AND to_minute <= 1440), -- likewise
    first_day   date             NOT NULL,
    day_after   date             CHECK (day_after > first_day), -- the first on which it no longer holds; null: none yet
    PRIMARY KEY (force, volunteer, engagement, id),
    FOREIGN KEY (force, volunteer, engagement) REFERENCES volunteers.engagement
);
ALTER TABLE volunteers.availability ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.availability FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.availability FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.availability FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.availability FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.availability TO volunteers_runtime;
GRANT UPDATE (weekday, from_minute, to_minute, first_day, day_after, version, updated_at, updated_by)
    ON volunteers.availability TO volunteers_runtime;

COMMIT;
