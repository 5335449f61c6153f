-- Deploy delivery:iteration
BEGIN;

-- Reports of a plan that are frozen and published. What was frozen is only ever added, and no role may change or delete it; the
-- row of the iteration says which of it is in force, and once published it says so for ever.

-- Its number is the next one under the lock of the plan's row; none is ever deleted, so there is no gap.
CREATE TABLE delivery.iteration (
    force            text COLLATE "C" NOT NULL,
    plan             text COLLATE "C" NOT NULL,
    id               text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid              uuid             NOT NULL,
    version          bigint           NOT NULL,
    created_at       timestamptz      NOT NULL,
    created_by       text             NOT NULL,
    updated_at       timestamptz      NOT NULL,
    updated_by       text             NOT NULL,
    number           integer          NOT NULL CHECK (number > 0),
    label            text             NOT NULL,
    cut_off          date             NOT NULL,
    erratum_note     text             NOT NULL,
    state            smallint         NOT NULL CHECK (state BETWEEN 1 AND 4), -- draft, frozen, published, withdrawn
    content          bigint           CHECK ((content IS NULL) = (state = 1)), -- version of its iteration_content
    withdrawn_reason text             NOT NULL CHECK ((withdrawn_reason <> '') = (state = 4)),
    PRIMARY KEY (force, plan, id),
    UNIQUE (force, plan, number),
    FOREIGN KEY (force, plan) REFERENCES delivery.plan,
    CHECK (id = 'iteration-' || number)
);
ALTER TABLE delivery.iteration ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.iteration FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.iteration FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY runtime_update ON delivery.iteration FOR UPDATE TO delivery_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.iteration TO delivery_runtime;
GRANT UPDATE (label, cut_off, erratum_note, state, content, withdrawn_reason, version, updated_at,
    updated_by) ON delivery.iteration TO delivery_runtime;

-- What one freezing made of an iteration. One that was unfrozen leaves it behind, unused.
CREATE TABLE delivery.iteration_content (
    force                 text COLLATE "C" NOT NULL,
    plan                  text COLLATE "C" NOT NULL,
    iteration             text COLLATE "C" NOT NULL,
    version               bigint           NOT NULL, -- the iteration's when it was frozen
    base                  integer, -- number of the published one that directions are against
    stale_accepted_reason text             NOT NULL,
    sha256                bytea            NOT NULL CHECK (length(sha256) = 32), -- of canonical_json
    canonical_json        text             NOT NULL, -- the bytes, for ever
    frozen_at             timestamptz      NOT NULL,
    frozen_by             text             NOT NULL,
    PRIMARY KEY (force, plan, iteration, version),
    FOREIGN KEY (force, plan, iteration) REFERENCES delivery.iteration,
    FOREIGN KEY (force, plan, base) REFERENCES delivery.iteration (force, plan, number)
);
ALTER TABLE delivery.iteration_content ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.iteration_content FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.iteration_content FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.iteration_content TO delivery_runtime;

-- The rows of a content, as canonical_json has them.
CREATE TABLE delivery.iteration_row (
    force             text COLLATE "C" NOT NULL,
    plan              text COLLATE "C" NOT NULL,
    iteration         text COLLATE "C" NOT NULL,
    version           bigint           NOT NULL,
    ordinal           integer          NOT NULL CHECK (ordinal > 0), -- its place in the printed plan
    theme             text COLLATE "C" NOT NULL, -- id
    theme_prefix      text             NOT NULL,
    theme_name        text             NOT NULL,
    action_code       text COLLATE "C" NOT NULL,
    action_text       text             NOT NULL,
    action_note       text             NOT NULL,
    activity_code     text COLLATE "C" NOT NULL,
    opcc_leads        text[]           NOT NULL,
    delivery_leads    text[]           NOT NULL,
    narrative         text             NOT NULL,
    rag               smallint         NOT NULL CHECK (rag BETWEEN 1 AND 4), -- red, yellow, white, green
    as_of             date             NOT NULL, -- of the status
    override_reason   text             NOT NULL,
    direction         smallint         NOT NULL CHECK (direction BETWEEN 1 AND 4), -- none, improved, no change, deteriorated
    started_late      boolean          NOT NULL,
    opportunities     text[]           NOT NULL,
    target_date       date,
    days_since_update integer          NOT NULL,
    stale             boolean          NOT NULL,
    PRIMARY KEY (force, plan, iteration, version, ordinal),
    UNIQUE (force, plan, iteration, version, activity_code),
    FOREIGN KEY (force, plan, iteration, version) REFERENCES delivery.iteration_content
);
ALTER TABLE delivery.iteration_row ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.iteration_row FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.iteration_row FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.iteration_row TO delivery_runtime;

-- That an iteration was shown to a body: only ever added.
CREATE TABLE delivery.publication (
    force        text COLLATE "C" NOT NULL,
    plan         text COLLATE "C" NOT NULL,
    iteration    text COLLATE "C" NOT NULL,
    id           text COLLATE "C" NOT NULL CHECK (id ~ '^[a-z][a-z0-9-]{0,62}$'),
    uid          uuid             NOT NULL,
    version      bigint           NOT NULL,
    created_at   timestamptz      NOT NULL,
    created_by   text             NOT NULL,
    body         smallint         NOT NULL CHECK (body BETWEEN 1 AND 3), -- board, panel, web
    published_on date             NOT NULL,
    meeting_ref  text             NOT NULL,
    marking      smallint         NOT NULL CHECK (marking BETWEEN 1 AND 2), -- official, official-sensitive
    PRIMARY KEY (force, plan, iteration, id),
    FOREIGN KEY (force, plan, iteration) REFERENCES delivery.iteration
);
ALTER TABLE delivery.publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON delivery.publication FOR SELECT TO delivery_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON delivery.publication FOR INSERT TO delivery_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON delivery.publication TO delivery_runtime;

ALTER TABLE delivery.iteration ADD CONSTRAINT iteration_content_of_it
    FOREIGN KEY (force, plan, id, content) REFERENCES delivery.iteration_content;

-- A published iteration can but be withdrawn: then its state and reason change, and nothing else of it.
CREATE FUNCTION delivery.keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.label, NEW.cut_off, NEW.erratum_note, NEW.content)
        IS DISTINCT FROM (OLD.label, OLD.cut_off, OLD.erratum_note, OLD.content)
        OR (OLD.state, NEW.state) <> (3, 4) THEN
        RAISE EXCEPTION 'a published iteration does not change' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER keep_published BEFORE UPDATE ON delivery.iteration
    FOR EACH ROW WHEN (OLD.state >= 3) EXECUTE FUNCTION delivery.keep_published();

COMMIT;
