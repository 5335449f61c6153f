-- Deploy governance:request
BEGIN;

-- Requests that may be sent again, each with the reply it was given.
CREATE TABLE governance.request (
    force       text COLLATE "C" NOT NULL,
    caller      text COLLATE "C" NOT NULL,
    request_id  uuid             NOT NULL,
    body_sha256 bytea            NOT NULL CHECK (length(body_sha256) = 32),
    reply       bytea            NOT NULL, -- the message, serialised
    created_at  timestamptz      NOT NULL,
    PRIMARY KEY (force, caller, request_id)
);
CREATE INDEX request_by_age ON governance.request (created_at);
ALTER TABLE governance.request ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.request FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.request FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON governance.request TO governance_runtime;
-- Retention: the worker drops what is older than seven days.
CREATE POLICY worker_all ON governance.request FOR ALL TO governance_worker USING (true);
GRANT SELECT, DELETE ON governance.request TO governance_worker;

COMMIT;
