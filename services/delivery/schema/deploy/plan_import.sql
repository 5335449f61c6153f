-- Deploy delivery:plan_import
BEGIN;

-- Imports that were applied, so that one sent again is answered as it was at first.
CREATE TABLE delivery.plan_import (
    force            text COLLATE "C" NOT NULL,
    plan             text COLLATE "C" NOT NULL,
    import_id        text COLLATE "C" NOT NULL CHECK (import_id ~ '^[a-z][a-z0-9-]{0,62}$'),
    sha256           bytea            NOT NULL CHECK (length(sha256) = 32), -- of the content
    created_at       timestamptz      NOT NULL,
    created_by       text             NOT NULL,
    row_count        integer          NOT NULL CHECK (row_count >= 0),
    created_count    integer          NOT NULL CHECK (created_count >= 0), -- parts of the plan
    changed_count    integer          NOT NULL CHECK (changed_count >= 0),
    unchanged_count  integer          NOT NULL CHECK (unchanged_count >= 0),
    status_count     integer          NOT NULL CHECK (status_count >= 0), -- status entries
    unresolved_leads text[]           NOT NULL,
    unresolved_links text[]           NOT NULL,
    PRIMARY KEY (force, plan, import_id),
    FOREIGN KEY (force, plan) REFERENCES delivery.plan
);
ALTER TABLE delivery.plan_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.plan_import FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.plan_import FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.plan_import TO delivery_runtime;

COMMIT;
