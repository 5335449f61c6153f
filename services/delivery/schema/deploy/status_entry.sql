-- Deploy delivery:status_entry
BEGIN;

-- How an activity stood on a day: only ever added. created_at and created_by say when and by whom it was entered.
CREATE TABLE delivery.status_entry (
    force                text COLLATE "C" NOT NULL,
    plan                 text COLLATE "C" NOT NULL,
    action               text COLLATE "C" NOT NULL,
    activity             text COLLATE "C" NOT NULL,
    id                   text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                  uuid             NOT NULL,
    version              bigint           NOT NULL,
    created_at           timestamptz      NOT NULL,
    created_by           text             NOT NULL,
    as_of                date             NOT NULL,
    rag                  smallint         NOT NULL CHECK (rag BETWEEN 1 AND 4), -- red, yellow, white, green
    narrative            text             NOT NULL,
    corrects             text COLLATE "C" CHECK (corrects <> id), -- the entry of the activity that counts no longer
    override_reason      text             NOT NULL,
    direction_as_printed text             NOT NULL, -- kept of an import, never used
    PRIMARY KEY (force, plan, action, activity, id),
    -- An entry is corrected once.
    UNIQUE (force, plan, action, activity, corrects),
    FOREIGN KEY (force, plan, action, activity) REFERENCES delivery.activity,
    FOREIGN KEY (force, plan, action, activity, corrects) REFERENCES delivery.status_entry
);
-- The entry that counts on a day is the first met backwards from it.
CREATE INDEX status_entry_by_day ON delivery.status_entry
    (force, plan, action, activity, as_of DESC, created_at DESC);
ALTER TABLE delivery.status_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.status_entry FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.status_entry FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.status_entry TO delivery_runtime;

COMMIT;
