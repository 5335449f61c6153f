-- Deploy indicators:request
BEGIN;

-- Requests that may be sent again, each with the reply it was given.
CREATE TABLE indicators.request (
    force       text COLLATE "C" NOT NULL,
    caller      text COLLATE "C" NOT NULL,
    request_id  uuid             NOT NULL,
    body_sha256 bytea            NOT NULL CHECK (length(body_sha256) = 32),
    reply       bytea            NOT NULL, -- the message, serialised
    created_at  timestamptz      NOT NULL,
    PRIMARY KEY (force, caller, request_id)
);
CREATE INDEX request_by_age ON indicators.request (created_at);
ALTER TABLE indicators.request ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON indicators.request FOR SELECT TO indicators_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON indicators.request FOR INSERT TO indicators_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON indicators.request TO indicators_runtime;
-- Retention: the worker drops what is older than seven days.
CREATE POLICY worker_all ON indicators.request FOR ALL TO indicators_worker USING (true);
GRANT SELECT, DELETE ON indicators.request TO indicators_worker;

COMMIT;
