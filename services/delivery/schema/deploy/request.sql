-- Deploy delivery:request
BEGIN;

-- Requests that may be sent again, each with the reply it was given.
CREATE TABLE delivery.request (
    force       text COLLATE "C" NOT NULL,
    caller      text COLLATE "C" NOT NULL,
    request_id  uuid             NOT NULL,
    body_sha256 bytea            NOT NULL CHECK (length(body_sha256) = 32),
    reply       bytea            NOT NULL, -- the message, serialised
    created_at  timestamptz      NOT NULL,
    PRIMARY KEY (force, caller, request_id)
);
CREATE INDEX request_by_age ON delivery.request (created_at);
ALTER TABLE delivery.request ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.request FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.request FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.request TO delivery_runtime;
-- Retention: the worker drops what is older than seven days.
CREATE POLICY worker_all ON delivery.request FOR ALL TO delivery_worker USING (true);
GRANT SELECT, DELETE ON delivery.request TO delivery_worker;

COMMIT;
