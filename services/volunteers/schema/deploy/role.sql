-- Deploy volunteers:role
BEGIN;

-- What volunteers are engaged as.
CREATE TABLE volunteers.role (
    force            text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id               text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid              uuid             NOT NULL,
    version          bigint           NOT NULL,
    created_at       timestamptz      NOT NULL,
    created_by       text             NOT NULL,
    updated_at       timestamptz      NOT NULL,
    updated_by       text             NOT NULL,
    kind             smallint         NOT NULL CHECK (kind BETWEEN 1 AND 4), -- 1 SPECIAL, 2 PSV, 3 CADET, 4 SPEEDWATCH
    title            text             NOT NULL CHECK (title <> ''),
    min_age          integer          CHECK (min_age BETWEEN 10 AND 100), -- years; null: the kind's
    required_vetting smallint         CHECK (required_vetting BETWEEN 1 AND 8), -- of the API's levels; null: none
    required_skills  text[]           NOT NULL, -- ids
    active           boolean          NOT NULL, -- whether anybody new is engaged in it
    PRIMARY KEY (force, id),
    CHECK (kind = 4 OR required_vetting IS NOT NULL)
);
ALTER TABLE volunteers.role ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.role FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.role FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.role FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.role TO volunteers_runtime;
GRANT UPDATE (kind, title, min_age, required_vetting, required_skills, active, version, updated_at, updated_by)
    ON volunteers.role TO volunteers_runtime;

COMMIT;
