-- Deploy volunteers:duty_import
BEGIN;

-- Imports of duties that were applied, so that one sent again is answered as it was at first.
CREATE TABLE volunteers.duty_import (
    force           text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    import_id       text COLLATE "C" NOT NULL CHECK (import_id ~ '^[a-z][a-z0-9-]{0,62}$'),
    source          text             NOT NULL,
    sha256          bytea            NOT NULL CHECK (length(sha256) = 32), -- of the content
    created_at      timestamptz      NOT NULL,
    created_by      text             NOT NULL,
    row_count       bigint           NOT NULL CHECK (row_count >= 0),
    created_count   bigint           NOT NULL CHECK (created_count >= 0),
    unchanged_count bigint           NOT NULL CHECK (unchanged_count >= 0),
    revision        bigint           NOT NULL CHECK (revision >= 0), -- that its duties are of
    PRIMARY KEY (force, import_id)
);
ALTER TABLE volunteers.duty_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.duty_import FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.duty_import FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.duty_import TO volunteers_runtime;

COMMIT;
