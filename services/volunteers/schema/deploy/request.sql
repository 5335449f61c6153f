-- Deploy volunteers:request
BEGIN;

-- Requests that may be sent again, each with the reply it was given.
CREATE TABLE volunteers.request (
    force       text COLLATE "C" NOT NULL,
    caller      text COLLATE "C" NOT NULL,
    request_id  uuid             NOT NULL,
    body_sha256 bytea            NOT NULL CHECK (length(body_sha256) = 32),
    reply       bytea            NOT NULL, -- the message, serialised
    created_at  timestamptz      NOT NULL,
    PRIMARY KEY (force, caller, request_id)
);
CREATE INDEX request_by_age ON volunteers.request (created_at);
ALTER TABLE volunteers.request ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.request FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.request FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.request TO volunteers_runtime;
-- Retention: the worker drops what is older than seven days.
CREATE POLICY worker_all ON volunteers.request FOR ALL TO volunteers_worker USING (true);
GRANT SELECT, DELETE ON volunteers.request TO volunteers_worker;

COMMIT;
