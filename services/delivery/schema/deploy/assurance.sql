-- Deploy delivery:assurance
BEGIN;

-- How sure an assurance makes one: what is better than what is the order of `place`. A force that has any of its own has
-- those alone, else those of `national`, which are set by who operates the service, who owns the tables.
CREATE TABLE delivery.assurance_level (
    force text COLLATE "C" NOT NULL REFERENCES delivery.force,
    code  text COLLATE "C" NOT NULL CHECK (code ~ '^[A-Z][A-Z0-9-]{0,62}$'),
    title text             NOT NULL CHECK (title <> ''),
    place smallint         NOT NULL CHECK (place >= 1), -- 1 is the best
    PRIMARY KEY (force, code),
    UNIQUE (force, place)
);
ALTER TABLE delivery.assurance_level ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.assurance_level FOR SELECT TO delivery_runtime
    USING (force IN (current_setting('app.force'), 'national'));
GRANT SELECT ON delivery.assurance_level TO delivery_runtime;

-- Opinions as internal auditors of public bodies give them.
INSERT INTO delivery.assurance_level (force, code, title, place) VALUES
    ('national', 'SUBSTANTIAL', 'Substantial', 1),
    ('national', 'REASONABLE', 'Reasonable', 2),
    ('national', 'PARTIAL', 'Partial', 3),
    ('national', 'MINIMAL', 'Minimal', 4);

-- A line of the Board Assurance Framework. Changes of it and of its assurances follow one another under a lock on its row.
CREATE TABLE delivery.assurance_entry (
    force              text COLLATE "C" NOT NULL REFERENCES delivery.force,
    id                 text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                uuid             NOT NULL,
    version            bigint           NOT NULL,
    created_at         timestamptz      NOT NULL,
    created_by         text             NOT NULL,
    updated_at         timestamptz      NOT NULL,
    updated_by         text             NOT NULL,
    changes            bigint           NOT NULL CHECK (changes >= version), -- of it and its assurances
    objective          text             NOT NULL CHECK (objective <> ''),
    plan_objective     text             NOT NULL, -- resource name, there when it was written; or empty
    principal_risk_ref text             NOT NULL CHECK (principal_risk_ref <> ''),
    control_ids        text[]           NOT NULL,
    control_texts      text[]           NOT NULL CHECK (cardinality(control_texts) = cardinality(control_ids)),
    gaps_control       text             NOT NULL,
    gaps_assurance     text             NOT NULL,
    actions            text[]           NOT NULL, -- resource names, as plan_objective
    marking            smallint         NOT NULL CHECK (marking BETWEEN 1 AND 2), -- official, official-sensitive
    owner              text             NOT NULL CHECK (owner <> ''),
    PRIMARY KEY (force, id)
);
ALTER TABLE delivery.assurance_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.assurance_entry FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.assurance_entry FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.assurance_entry FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT, UPDATE (version, updated_at, updated_by, changes, objective, plan_objective, principal_risk_ref,
    control_ids, control_texts, gaps_control, gaps_assurance, actions, marking, owner)
    ON delivery.assurance_entry TO delivery_runtime;

-- What somebody found who looked at a control: never changed; what was recorded by mistake is deleted.
CREATE TABLE delivery.assurance (
    force      text COLLATE "C" NOT NULL,
    entry      text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    control    text COLLATE "C" NOT NULL, -- one of the entry's control_ids: none goes that is named here
    line       smallint         NOT NULL CHECK (line BETWEEN 1 AND 3),
    source     text             NOT NULL CHECK (source <> ''),
    given_on   date             NOT NULL,
    level      text COLLATE "C" NOT NULL, -- the code of one that the force had then
    PRIMARY KEY (force, entry, id),
    FOREIGN KEY (force, entry) REFERENCES delivery.assurance_entry
);
ALTER TABLE delivery.assurance ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.assurance FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.assurance FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON delivery.assurance FOR DELETE TO delivery_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON delivery.assurance TO delivery_runtime;

COMMIT;
