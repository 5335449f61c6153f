-- Deploy volunteers:engagement_standard
BEGIN;

-- How long probation lasts and vetting serves, from a day on until the next one. A force that has none has the service's defaults
-- (domain/engagement_standard.h).
CREATE TABLE volunteers.engagement_standard (
    force            text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id               text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid              uuid             NOT NULL,
    version          bigint           NOT NULL,
    created_at       timestamptz      NOT NULL,
    created_by       text             NOT NULL,
    updated_at       timestamptz      NOT NULL,
    updated_by       text             NOT NULL,
    first_day        date             NOT NULL,
    probation_months integer          NOT NULL CHECK (probation_months BETWEEN 0 AND 120), -- of special constables
    vetting_months   integer[]        NOT NULL, -- the nth of level n, as vetting_check.level; 0: the day of expiry is given
    PRIMARY KEY (force, id),
    UNIQUE (force, first_day)
);
ALTER TABLE volunteers.engagement_standard ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.engagement_standard FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.engagement_standard FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.engagement_standard FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.engagement_standard FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.engagement_standard TO volunteers_runtime;
GRANT UPDATE (first_day, probation_months, vetting_months, version, updated_at, updated_by)
    ON volunteers.engagement_standard TO volunteers_runtime;

COMMIT;
