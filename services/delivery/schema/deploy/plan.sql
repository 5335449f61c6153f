-- Deploy delivery:plan
BEGIN;

-- A plan and its parts, a row each: what it was before is in the events. A change of anything inside a plan locks the plan's
-- row first, adds one to its `changes`, and gives what it writes that count as its version: so versions of one id only ever
-- grow, also when it is deleted and comes again. Days are those of Europe/London. Enumerations are numbered as the proto's.

-- What a force or its commissioner answers for.
CREATE TABLE delivery.plan (
    force              text COLLATE "C" NOT NULL REFERENCES delivery.force,
    id                 text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid                uuid             NOT NULL,
    version            bigint           NOT NULL,
    created_at         timestamptz      NOT NULL,
    created_by         text             NOT NULL,
    updated_at         timestamptz      NOT NULL,
    updated_by         text             NOT NULL,
    changes            bigint           NOT NULL, -- of the plan and its parts
    title              text             NOT NULL CHECK (title <> ''),
    kind               smallint         NOT NULL CHECK (kind BETWEEN 1 AND 4), -- as Plan.Kind
    owner              text             NOT NULL CHECK (owner <> ''),
    parent             text COLLATE "C", -- the plan that this one serves
    vision             text             NOT NULL,
    area               text             NOT NULL,
    effective_from     date,
    effective_to       date             CHECK (effective_to >= effective_from), -- the last day, itself included
    stale_after_days   integer          NOT NULL CHECK (stale_after_days BETWEEN 1 AND 3660),
    state              smallint         NOT NULL CHECK (state BETWEEN 1 AND 3), -- draft, in force, superseded
    successor          text COLLATE "C" CHECK ((successor IS NOT NULL) = (state = 3) AND successor <> id),
    marking            smallint         NOT NULL CHECK (marking BETWEEN 1 AND 2), -- official, official-sensitive; its parts too
    elected_on         date             CHECK (elected_on IS NULL OR kind = 1),
    chief_consulted_on date             CHECK (chief_consulted_on IS NULL OR kind = 1),
    draft_to_panel_on  date             CHECK (draft_to_panel_on IS NULL OR kind = 1),
    panel_report_on    date             CHECK (panel_report_on IS NULL OR kind = 1),
    response_on        date             CHECK (response_on IS NULL OR kind = 1),
    issued_on          date             CHECK (issued_on IS NULL OR kind = 1),
    historic_import    boolean          NOT NULL,
    PRIMARY KEY (force, id),
    FOREIGN KEY (force, parent) REFERENCES delivery.plan,
    FOREIGN KEY (force, successor) REFERENCES delivery.plan,
    CHECK (version <= changes),
    CHECK (state = 1 OR effective_from IS NOT NULL)
);
ALTER TABLE delivery.plan ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.plan FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.plan FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.plan FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.plan TO delivery_runtime;
GRANT UPDATE (changes, title, owner, parent, vision, area, effective_from, effective_to, stale_after_days, state,
    successor, marking, elected_on, chief_consulted_on, draft_to_panel_on, panel_report_on, response_on, issued_on,
    historic_import, version, updated_at, updated_by) ON delivery.plan TO delivery_runtime;

COMMIT;
