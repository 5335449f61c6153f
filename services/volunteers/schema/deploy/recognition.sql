-- Deploy volunteers:recognition
BEGIN;

-- What volunteers were thanked and honoured with.
CREATE TABLE volunteers.recognition (
    force      text COLLATE "C" NOT NULL,
    volunteer  text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    type       smallint         NOT NULL CHECK (type BETWEEN 1 AND 5), -- 1 LONG_SERVICE, 2 COMMENDATION, 3 AWARD, 4 THANKS,
                                                                       -- 5 OTHER
    years      integer          CHECK (years BETWEEN 1 AND 80), -- of service
    awarded_on date             NOT NULL,
    citation   text             NOT NULL, -- may be empty
    external   boolean          NOT NULL, -- by somebody else than the force
    PRIMARY KEY (force, volunteer, id),
    FOREIGN KEY (force, volunteer) REFERENCES volunteers.volunteer,
    UNIQUE (force, volunteer, years),
    CHECK ((type = 1) = (years IS NOT NULL))
);
ALTER TABLE volunteers.recognition ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.recognition FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.recognition FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.recognition FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.recognition FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.recognition TO volunteers_runtime;
GRANT UPDATE (type, years, awarded_on, citation, external, version, updated_at, updated_by)
    ON volunteers.recognition TO volunteers_runtime;

COMMIT;
