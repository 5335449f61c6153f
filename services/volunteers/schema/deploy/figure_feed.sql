-- Deploy volunteers:figure_feed
BEGIN;

-- Which indicator of the indicators service a figure is.
CREATE TABLE volunteers.figure_mapping (
    force      text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id         text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid        uuid             NOT NULL,
    version    bigint           NOT NULL,
    created_at timestamptz      NOT NULL,
    created_by text             NOT NULL,
    updated_at timestamptz      NOT NULL,
    updated_by text             NOT NULL,
    kind       smallint         NOT NULL CHECK (kind BETWEEN 1 AND 4),   -- as role.kind
    figure     smallint         NOT NULL CHECK (figure BETWEEN 1 AND 2), -- 1 ESTABLISHMENT, 2 HOURS
    indicator  text COLLATE "C" NOT NULL CHECK (indicator ~ '^[a-z][a-z0-9-]{0,62}$'), -- its id
    PRIMARY KEY (force, id),
    UNIQUE (force, kind, figure),
    UNIQUE (force, indicator)
);
ALTER TABLE volunteers.figure_mapping ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.figure_mapping FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.figure_mapping FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.figure_mapping FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_delete ON volunteers.figure_mapping FOR DELETE TO volunteers_runtime
    USING (force = current_setting('app.force'));
GRANT SELECT, INSERT, DELETE ON volunteers.figure_mapping TO volunteers_runtime;
GRANT UPDATE (kind, figure, indicator, version, updated_at, updated_by) ON volunteers.figure_mapping TO volunteers_runtime;

-- The outbox to the indicators service: a month's figures as they were known when they were published, to be delivered under an
-- id of their own until they are taken or refused. The worker alone writes what becomes of one.
CREATE TABLE volunteers.figure_publication (
    force           text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id              text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,47}$'), -- shorter: its batch has a prefix
    uid             uuid             NOT NULL,
    version         bigint           NOT NULL,
    created_at      timestamptz      NOT NULL,
    created_by      text             NOT NULL,
    updated_at      timestamptz      NOT NULL,
    updated_by      text             NOT NULL,
    month           date             NOT NULL CHECK (extract(day FROM month) = 1),
    known_at        timestamptz      NOT NULL,
    change_reason   text             NOT NULL,
    state           smallint         NOT NULL CHECK (state BETWEEN 1 AND 3), -- 1 PENDING, 2 DELIVERED, 3 REFUSED
    delivery        integer          NOT NULL CHECK (delivery > 0),  -- another one is another batch
    attempts        integer          NOT NULL CHECK (attempts >= 0), -- of the delivery
    last_error      text             NOT NULL, -- a reason; never another's text
    next_attempt_at timestamptz      NOT NULL,
    delivered_at    timestamptz      CHECK ((delivered_at IS NOT NULL) = (state = 2)),
    PRIMARY KEY (force, id)
);
CREATE INDEX figure_publication_due ON volunteers.figure_publication (next_attempt_at) WHERE state = 1;
CREATE INDEX figure_publication_pending ON volunteers.figure_publication (force, month, known_at) WHERE state = 1;
ALTER TABLE volunteers.figure_publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.figure_publication FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.figure_publication FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.figure_publication FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
CREATE POLICY worker_all ON volunteers.figure_publication FOR ALL TO volunteers_worker USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON volunteers.figure_publication TO volunteers_runtime;
GRANT UPDATE (month, known_at, change_reason, state, delivery, attempts, last_error, next_attempt_at, delivered_at, version, updated_at,
    updated_by) ON volunteers.figure_publication TO volunteers_runtime;
GRANT SELECT, UPDATE (state, attempts, last_error, next_attempt_at, delivered_at)
    ON volunteers.figure_publication TO volunteers_worker;

-- The figures of one, in their order. Nobody changes them.
CREATE TABLE volunteers.published_figure (
    force       text COLLATE "C" NOT NULL,
    publication text COLLATE "C" NOT NULL,
    place       integer          NOT NULL CHECK (place > 0),
    kind        smallint         NOT NULL CHECK (kind BETWEEN 1 AND 4),
    figure      smallint         NOT NULL CHECK (figure BETWEEN 1 AND 2),
    indicator   text COLLATE "C" NOT NULL,
    amount      text             NOT NULL CHECK (amount ~ '^[0-9]+([.][0-9]{1,6})?$'),
    qualifier   smallint         NOT NULL CHECK (qualifier BETWEEN 1 AND 2), -- 1 EXACT, 2 ESTIMATED
    PRIMARY KEY (force, publication, place),
    FOREIGN KEY (force, publication) REFERENCES volunteers.figure_publication
);
ALTER TABLE volunteers.published_figure ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.published_figure FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.published_figure FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY worker_all ON volunteers.published_figure FOR ALL TO volunteers_worker USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON volunteers.published_figure TO volunteers_runtime;
GRANT SELECT ON volunteers.published_figure TO volunteers_worker;

COMMIT;
