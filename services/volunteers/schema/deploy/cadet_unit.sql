-- Deploy volunteers:cadet_unit
BEGIN;

-- Units of cadets. That no more of them are in force in one than it has places is the service's rule: the force's changes follow
-- one another.
CREATE TABLE volunteers.cadet_unit (
    force       text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id          text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid         uuid             NOT NULL,
    version     bigint           NOT NULL,
    created_at  timestamptz      NOT NULL,
    created_by  text             NOT NULL,
    updated_at  timestamptz      NOT NULL,
    updated_by  text             NOT NULL,
    title       text             NOT NULL CHECK (title <> ''),
    school      text             NOT NULL,
    capacity    integer          NOT NULL CHECK (capacity > 0),
    meeting_day smallint         NOT NULL CHECK (meeting_day BETWEEN 1 AND 7), -- 1 Monday
    leaders     text[] COLLATE "C" NOT NULL, -- ids of volunteers
    closed      boolean          NOT NULL,
    led         tstzmultirange   NOT NULL DEFAULT '{}', -- when it has as many vetted leaders as a duty of a cadet needs
    PRIMARY KEY (force, id)
);
ALTER TABLE volunteers.cadet_unit ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.cadet_unit FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.cadet_unit FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.cadet_unit FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.cadet_unit FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.cadet_unit TO volunteers_runtime;
GRANT UPDATE (title, school, capacity, meeting_day, leaders, closed, led, version, updated_at, updated_by)
    ON volunteers.cadet_unit TO volunteers_runtime;

-- Of a cadet its unit's, as `deployable` is there: a duty looks at the row that it locks alone. Rewritten by every change of the
-- unit, of who leads it and of the engagement. Whoever was a cadet before there were units has none.
ALTER TABLE volunteers.engagement ADD COLUMN led tstzmultirange NOT NULL DEFAULT '{}';
GRANT UPDATE (led) ON volunteers.engagement TO volunteers_runtime;
CREATE INDEX engagement_by_unit ON volunteers.engagement (force, unit_or_group) WHERE kind = 3;

COMMIT;
