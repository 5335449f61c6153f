-- Deploy volunteers:session_import
BEGIN;

-- Imports of Speedwatch sessions that were applied, so that one sent again is answered as it was at first.
CREATE TABLE volunteers.session_import (
    force           text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    import_id       text COLLATE "C" NOT NULL CHECK (import_id ~ '^[a-z][a-z0-9-]{0,62}$'),
    source          text             NOT NULL,
    sha256          bytea            NOT NULL CHECK (length(sha256) = 32), -- of the content
    created_at      timestamptz      NOT NULL,
    created_by      text             NOT NULL,
    row_count       bigint           NOT NULL CHECK (row_count >= 0),
    created_count   bigint           NOT NULL CHECK (created_count >= 0),
    unchanged_count bigint           NOT NULL CHECK (unchanged_count >= 0),
    revision        bigint           NOT NULL CHECK (revision > 0), -- that its sessions are of
    PRIMARY KEY (force, import_id)
);
ALTER TABLE volunteers.session_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.session_import FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.session_import FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.session_import TO volunteers_runtime;

-- Which rows of a source were imported, and what they said. It outlives the session, so that one that was deleted does not come
-- back with the next file.
CREATE TABLE volunteers.session_source (
    force       text COLLATE "C" NOT NULL,
    source      text COLLATE "C" NOT NULL,
    source_id   text COLLATE "C" NOT NULL CHECK (source_id <> ''),
    watch_group text COLLATE "C" NOT NULL,
    session     text COLLATE "C" NOT NULL,
    digest      bytea            NOT NULL CHECK (length(digest) = 16), -- of the row
    import_id   text COLLATE "C" NOT NULL,
    PRIMARY KEY (force, source, source_id),
    FOREIGN KEY (force, import_id) REFERENCES volunteers.session_import,
    FOREIGN KEY (force, watch_group) REFERENCES volunteers.watch_group
);
ALTER TABLE volunteers.session_source ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.session_source FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.session_source FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.session_source TO volunteers_runtime;

COMMIT;
