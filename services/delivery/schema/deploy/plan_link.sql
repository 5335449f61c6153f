-- Deploy delivery:plan_link
BEGIN;

-- From one action or activity to another.
CREATE TABLE delivery.plan_link (
    force      text COLLATE "C" NOT NULL,
    plan       text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    from_code  text COLLATE "C" NOT NULL CHECK (from_code <> ''),
    to_code    text COLLATE "C" NOT NULL CHECK (to_code <> from_code), -- '': the target is no code of the plan
    to_text    text             NOT NULL, -- as written
    kind       smallint         NOT NULL CHECK (kind BETWEEN 1 AND 2), -- see also, depends
    PRIMARY KEY (force, plan, id),
    FOREIGN KEY (force, plan) REFERENCES delivery.plan,
    CHECK (to_code <> '' OR to_text <> '')
);
ALTER TABLE delivery.plan_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.plan_link FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.plan_link FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.plan_link FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON delivery.plan_link FOR DELETE TO delivery_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON delivery.plan_link TO delivery_runtime;
GRANT UPDATE (from_code, to_code, to_text, kind, version, updated_at,
    updated_by) ON delivery.plan_link TO delivery_runtime;

COMMIT;
