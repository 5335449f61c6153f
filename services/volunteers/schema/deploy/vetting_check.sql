-- Deploy volunteers:vetting_check
BEGIN;

-- Checks of volunteers. That one has expired is no state: it is told from the day.
CREATE TABLE volunteers.vetting_check (
    force        text COLLATE "C" NOT NULL,
    volunteer    text COLLATE "C" NOT NULL,
    id           text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid          uuid             NOT NULL,
    version      bigint           NOT NULL,
    created_at   timestamptz      NOT NULL,
    created_by   text             NOT NULL,
    updated_at   timestamptz      NOT NULL,
    updated_by   text             NOT NULL,
    level        smallint         NOT NULL CHECK (level BETWEEN 1 AND 8), -- as role.required_vetting
    state        smallint         NOT NULL CHECK (state BETWEEN 1 AND 7), -- 1 REQUESTED, 2 IN_PROGRESS, 3 CLEARED, 4 REFUSED,
                                                                          -- 5 DISCONTINUED, 6 APPEALED, 7 WITHDRAWN
    requested_on date             NOT NULL,
    decided_on   date,
    expires_on   date,            -- the first day on which it no longer serves
    withdrawn_on date,            -- likewise
    external_ref text             NOT NULL, -- of the vetting unit's system
    PRIMARY KEY (force, volunteer, id),
    FOREIGN KEY (force, volunteer) REFERENCES volunteers.volunteer,
    CHECK (state NOT IN (3, 7) OR (decided_on IS NOT NULL AND expires_on > decided_on AND external_ref <> '')),
    CHECK ((state = 7) = (withdrawn_on IS NOT NULL))
);
ALTER TABLE volunteers.vetting_check ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.vetting_check FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.vetting_check FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.vetting_check FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.vetting_check TO volunteers_runtime;
GRANT UPDATE (level, state, requested_on, decided_on, expires_on, withdrawn_on, external_ref, version, updated_at, updated_by)
    ON volunteers.vetting_check TO volunteers_runtime;

COMMIT;
