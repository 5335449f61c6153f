-- Deploy volunteers:volunteer_import
BEGIN;

-- Imports of volunteers that were applied, so that one sent again is answered as it was at first.
CREATE TABLE volunteers.volunteer_import (
    force            text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    import_id        text COLLATE "C" NOT NULL CHECK (import_id ~ '^[a-z][a-z0-9-]{0,62}$'),
    sha256           bytea            NOT NULL CHECK (length(sha256) = 32), -- of the content
    created_at       timestamptz      NOT NULL,
    created_by       text             NOT NULL,
    row_count        bigint           NOT NULL CHECK (row_count >= 0),
    volunteer_count  bigint           NOT NULL CHECK (volunteer_count >= 0),
    engagement_count bigint           NOT NULL CHECK (engagement_count >= 0),
    revision         bigint           NOT NULL CHECK (revision > 0), -- that who came with it is of
    PRIMARY KEY (force, import_id)
);
ALTER TABLE volunteers.volunteer_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.volunteer_import FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.volunteer_import FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.volunteer_import TO volunteers_runtime;

COMMIT;
