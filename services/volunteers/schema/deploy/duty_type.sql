-- Deploy volunteers:duty_type
BEGIN;

-- What duties are given for.
CREATE TABLE volunteers.duty_type (
    force           text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id              text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid             uuid             NOT NULL,
    version         bigint           NOT NULL,
    created_at      timestamptz      NOT NULL,
    created_by      text             NOT NULL,
    updated_at      timestamptz      NOT NULL,
    updated_by      text             NOT NULL,
    title           text             NOT NULL CHECK (title <> ''),
    counts_as_hours boolean          NOT NULL, -- whether its minutes are reported; never changes
    training        boolean          NOT NULL, -- whether it may be given in INDUCTION; never changes
    hidden          boolean          NOT NULL, -- whether nothing new is recorded under it
    PRIMARY KEY (force, id)
);
ALTER TABLE volunteers.duty_type ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.duty_type FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.duty_type FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.duty_type FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.duty_type TO volunteers_runtime;
GRANT UPDATE (title, counts_as_hours, training, hidden, version, updated_at, updated_by)
    ON volunteers.duty_type TO volunteers_runtime;

COMMIT;
