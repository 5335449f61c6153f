-- Deploy volunteers:speedwatch_standard
BEGIN;

-- What sessions of Speedwatch are held against, from a day on until the next one. A force that has none has the service's defaults
-- (domain/speedwatch_standard.h).
CREATE TABLE volunteers.speedwatch_standard (
    force           text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id              text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid             uuid             NOT NULL,
    version         bigint           NOT NULL,
    created_at      timestamptz      NOT NULL,
    created_by      text             NOT NULL,
    updated_at      timestamptz      NOT NULL,
    updated_by      text             NOT NULL,
    first_day       date             NOT NULL,
    limits_mph      integer[]        NOT NULL,                                  -- miles an hour
    least_operators integer          NOT NULL CHECK (least_operators > 0),      -- who are trained
    daylight_from   integer          NOT NULL CHECK (daylight_from >= 0),       -- minutes of the day in Europe/London
    daylight_to     integer          NOT NULL CHECK (daylight_to <= 1440),      -- likewise
    CHECK (daylight_from < daylight_to),
    PRIMARY KEY (force, id),
    UNIQUE (force, first_day)
);
ALTER TABLE volunteers.speedwatch_standard ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.speedwatch_standard FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.speedwatch_standard FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.speedwatch_standard FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.speedwatch_standard FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.speedwatch_standard TO volunteers_runtime;
GRANT UPDATE (first_day, limits_mph, least_operators, daylight_from, daylight_to, version, updated_at, updated_by)
    ON volunteers.speedwatch_standard TO volunteers_runtime;

COMMIT;
