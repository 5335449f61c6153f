-- Deploy delivery:theme
BEGIN;

CREATE TABLE delivery.theme (
    force            text COLLATE "C" NOT NULL,
    plan             text COLLATE "C" NOT NULL,
    id               text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid              uuid             NOT NULL,
    version          bigint           NOT NULL,
    created_at       timestamptz      NOT NULL,
    created_by       text             NOT NULL,
    updated_at       timestamptz      NOT NULL,
    updated_by       text             NOT NULL,
    prefix           text COLLATE "C" NOT NULL CHECK (prefix ~ '^[A-Z]$'), -- what the codes of its actions begin with
    name             text             NOT NULL CHECK (name <> ''),
    aim              text             NOT NULL,
    shared_outcome   text             NOT NULL,
    lead_names       text[]           NOT NULL, -- who led it
    lead_from        date[]           NOT NULL CHECK (cardinality(lead_from) = cardinality(lead_names)), -- first day of each
    lead_to          date[]           NOT NULL CHECK (cardinality(lead_to) = cardinality(lead_names)), -- last day; null: none yet
    strategic_themes text[]           NOT NULL,
    ordinal          integer          NOT NULL CHECK (ordinal > 0), -- its place in the plan
    PRIMARY KEY (force, plan, id),
    UNIQUE (force, plan, prefix),
    FOREIGN KEY (force, plan) REFERENCES delivery.plan
);
ALTER TABLE delivery.theme ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.theme FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.theme FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.theme FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON delivery.theme FOR DELETE TO delivery_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON delivery.theme TO delivery_runtime;
GRANT UPDATE (prefix, name, aim, shared_outcome, lead_names, lead_from, lead_to, strategic_themes, ordinal, version,
    updated_at, updated_by) ON delivery.theme TO delivery_runtime;

CREATE TABLE delivery.objective (
    force      text COLLATE "C" NOT NULL,
    plan       text COLLATE "C" NOT NULL,
    theme      text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    ordinal    integer          NOT NULL CHECK (ordinal > 0), -- within the theme
    text       text             NOT NULL CHECK (text <> ''),
    alt_text   text             NOT NULL, -- as the performance framework words it
    PRIMARY KEY (force, plan, theme, id),
    UNIQUE (force, plan, theme, ordinal),
    FOREIGN KEY (force, plan, theme) REFERENCES delivery.theme
);
ALTER TABLE delivery.objective ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.objective FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.objective FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.objective FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON delivery.objective FOR DELETE TO delivery_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON delivery.objective TO delivery_runtime;
GRANT UPDATE (ordinal, text, alt_text, version, updated_at, updated_by) ON delivery.objective TO delivery_runtime;

-- What a theme is watched by.
CREATE TABLE delivery.business_intelligence_item (
    force      text COLLATE "C" NOT NULL,
    plan       text COLLATE "C" NOT NULL,
    theme      text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    name       text             NOT NULL CHECK (name <> ''),
    breakdown  text[]           NOT NULL,
    provider   text             NOT NULL,
    indicators text[]           NOT NULL, -- resource names
    ordinal    integer          NOT NULL CHECK (ordinal > 0), -- its place in the theme
    PRIMARY KEY (force, plan, theme, id),
    FOREIGN KEY (force, plan, theme) REFERENCES delivery.theme
);
ALTER TABLE delivery.business_intelligence_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.business_intelligence_item FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.business_intelligence_item FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.business_intelligence_item FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON delivery.business_intelligence_item FOR DELETE TO delivery_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON delivery.business_intelligence_item TO delivery_runtime;
GRANT UPDATE (name, breakdown, provider, indicators, ordinal, version, updated_at,
    updated_by) ON delivery.business_intelligence_item TO delivery_runtime;

COMMIT;
