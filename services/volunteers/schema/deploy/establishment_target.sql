-- Deploy volunteers:establishment_target
BEGIN;

-- How many of a kind there are meant to be, from a day on until the next of the basis.
CREATE TABLE volunteers.establishment_target (
    force      text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    kind       smallint         NOT NULL CHECK (kind BETWEEN 1 AND 4),  -- as role.kind
    basis      smallint         NOT NULL CHECK (basis BETWEEN 1 AND 2), -- 1 BUDGET, 2 ASPIRATION
    first_day  date             NOT NULL,
    persons    bigint           NOT NULL CHECK (persons BETWEEN 0 AND 100000),
    PRIMARY KEY (force, id),
    UNIQUE (force, kind, basis, first_day)
);
ALTER TABLE volunteers.establishment_target ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.establishment_target FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.establishment_target FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.establishment_target FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.establishment_target FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.establishment_target TO volunteers_runtime;
GRANT UPDATE (kind, basis, first_day, persons, version, updated_at, updated_by)
    ON volunteers.establishment_target TO volunteers_runtime;

COMMIT;
