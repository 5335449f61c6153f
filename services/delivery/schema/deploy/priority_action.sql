-- Deploy delivery:priority_action
BEGIN;

-- Withdrawn, never deleted: so a code is never used again.
CREATE TABLE delivery.priority_action (
    force              text COLLATE "C" NOT NULL,
    plan               text COLLATE "C" NOT NULL,
    id                 text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                uuid             NOT NULL,
    version            bigint           NOT NULL,
    created_at         timestamptz      NOT NULL,
    created_by         text             NOT NULL,
    updated_at         timestamptz      NOT NULL,
    updated_by         text             NOT NULL,
    theme              text COLLATE "C" NOT NULL,
    code               text COLLATE "C" NOT NULL CHECK (code ~ '^[A-Z][1-9][0-9]*$'),
    text               text             NOT NULL CHECK (text <> ''),
    alt_text           text             NOT NULL, -- as the delivery plan's table words it
    note               text             NOT NULL,
    objective_ordinals integer[]        NOT NULL,
    success_measure    text             NOT NULL,
    withdrawn_on       date,
    withdrawn_reason   text             NOT NULL CHECK ((withdrawn_reason <> '') = (withdrawn_on IS NOT NULL)),
    PRIMARY KEY (force, plan, id),
    FOREIGN KEY (force, plan, theme) REFERENCES delivery.theme,
    CHECK (id = lower(code))
);
ALTER TABLE delivery.priority_action ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.priority_action FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.priority_action FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.priority_action FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.priority_action TO delivery_runtime;
GRANT UPDATE (text, alt_text, note, objective_ordinals, success_measure, withdrawn_on, withdrawn_reason, version,
    updated_at, updated_by) ON delivery.priority_action TO delivery_runtime;

-- What partners could do towards an action.
CREATE TABLE delivery.opportunity (
    force      text COLLATE "C" NOT NULL,
    plan       text COLLATE "C" NOT NULL,
    action     text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    text       text             NOT NULL CHECK (text <> ''),
    ordinal    integer          NOT NULL CHECK (ordinal > 0), -- its place in the action
    PRIMARY KEY (force, plan, action, id),
    FOREIGN KEY (force, plan, action) REFERENCES delivery.priority_action
);
ALTER TABLE delivery.opportunity ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.opportunity FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.opportunity FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.opportunity FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON delivery.opportunity FOR DELETE TO delivery_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON delivery.opportunity TO delivery_runtime;
GRANT UPDATE (text, ordinal, version, updated_at, updated_by) ON delivery.opportunity TO delivery_runtime;

-- An indicator that is evidence of an action.
CREATE TABLE delivery.indicator_link (
    force      text COLLATE "C" NOT NULL,
    plan       text COLLATE "C" NOT NULL,
    action     text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    indicator  text COLLATE "C" NOT NULL CHECK (indicator <> ''), -- resource name
    first_day  date             NOT NULL,
    last_day   date             CHECK (last_day >= first_day), -- itself included
    PRIMARY KEY (force, plan, action, id),
    FOREIGN KEY (force, plan, action) REFERENCES delivery.priority_action
);
ALTER TABLE delivery.indicator_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.indicator_link FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.indicator_link FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.indicator_link FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON delivery.indicator_link FOR DELETE TO delivery_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON delivery.indicator_link TO delivery_runtime;
GRANT UPDATE (first_day, last_day, version, updated_at, updated_by) ON delivery.indicator_link TO delivery_runtime;

COMMIT;
