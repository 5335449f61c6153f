-- Deploy volunteers:event_permission
BEGIN;

-- The health and permission forms of a cadet, one for each event.
CREATE TABLE volunteers.event_permission (
    force          text COLLATE "C" NOT NULL,
    volunteer      text COLLATE "C" NOT NULL,
    engagement     text COLLATE "C" NOT NULL,
    id             text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid            uuid             NOT NULL,
    version        bigint           NOT NULL,
    created_at     timestamptz      NOT NULL,
    created_by     text             NOT NULL,
    updated_at     timestamptz      NOT NULL,
    updated_by     text             NOT NULL,
    event          text             NOT NULL CHECK (event <> ''),
    health_form_on date             NOT NULL,
    PRIMARY KEY (force, volunteer, engagement, id),
    FOREIGN KEY (force, volunteer, engagement) REFERENCES volunteers.engagement
);
ALTER TABLE volunteers.event_permission ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.event_permission FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.event_permission FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.event_permission FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.event_permission FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.event_permission TO volunteers_runtime;
GRANT UPDATE (event, health_form_on, version, updated_at, updated_by)
    ON volunteers.event_permission TO volunteers_runtime;

COMMIT;
