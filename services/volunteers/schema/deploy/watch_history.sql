-- Deploy volunteers:watch_history
BEGIN;

-- What is written meanwhile waits: it is either what the history begins with, or of the triggers. In the order in which changes of
-- sessions take them, and at once as strongly as the column and the index below need.
LOCK TABLE volunteers.watch_group, volunteers.watch_session IN ACCESS EXCLUSIVE MODE;

-- From which day on a group has the members that it declares; null: since it was formed.
ALTER TABLE volunteers.watch_group ADD COLUMN declared_from date;
GRANT UPDATE (declared_from) ON volunteers.watch_group TO volunteers_runtime;

-- What groups were, by the revision that made each so: as known at a revision, of each id the newest that has none above it; the
-- members of a day are those of the newest that holds on it (declared_from). Of one revision the last, as repairs by hand are.
-- Nothing in it is changed.
CREATE TABLE volunteers.watch_group_history (
    force            text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id               text COLLATE "C" NOT NULL,
    revision         bigint           NOT NULL CHECK (revision >= 0), -- the force's
    seq              bigint           GENERATED ALWAYS AS IDENTITY,   -- among those of the revision
    kind             smallint         NOT NULL,                       -- this and what follows as in watch_group
    formed_on        date             NOT NULL,
    closed_on        date,
    declared_members bigint,
    declared_from    date,
    PRIMARY KEY (force, id, revision, seq)
);
ALTER TABLE volunteers.watch_group_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.watch_group_history FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.watch_group_history FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.watch_group_history TO volunteers_runtime;

-- What sessions counted, likewise; nothing of who stood there.
CREATE TABLE volunteers.watch_session_history (
    force            text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    watch_group      text COLLATE "C" NOT NULL,
    id               text COLLATE "C" NOT NULL,
    revision         bigint           NOT NULL CHECK (revision >= 0), -- the force's
    seq              bigint           GENERATED ALWAYS AS IDENTITY,   -- among those of the revision
    removed          boolean          NOT NULL,                       -- by it; the rest is as it last was
    day              date             NOT NULL,                       -- on which it begins, in Europe/London
    passing          bigint           NOT NULL,
    over_threshold   bigint           NOT NULL,
    operator_minutes bigint           NOT NULL,                       -- of all operators together
    PRIMARY KEY (force, watch_group, id, revision, seq)
);
ALTER TABLE volunteers.watch_session_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.watch_session_history FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.watch_session_history FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.watch_session_history TO volunteers_runtime;

-- What was there before the last change is not known any more.
INSERT INTO volunteers.watch_group_history (force, id, revision, kind, formed_on, closed_on, declared_members, declared_from)
SELECT g.force, g.id,
       coalesce((SELECT m.revision FROM volunteers.revision_made m
                 WHERE m.force = g.force AND m.made_at <= g.created_at ORDER BY m.made_at DESC LIMIT 1), 0),
       g.kind, g.formed_on, g.closed_on, g.declared_members, g.declared_from
FROM volunteers.watch_group g;
INSERT INTO volunteers.watch_session_history (force, watch_group, id, revision, removed, day, passing, over_threshold,
                                              operator_minutes)
SELECT s.force, s.watch_group, s.id,
       coalesce((SELECT m.revision FROM volunteers.revision_made m
                 WHERE m.force = s.force AND m.made_at <= s.created_at ORDER BY m.made_at DESC LIMIT 1), 0),
       false, (s.begins AT TIME ZONE 'Europe/London')::date, s.passing, s.over_threshold,
       extract(epoch FROM s.ends - s.begins)::bigint / 60 * cardinality(s.operators)
FROM volunteers.watch_session s;

-- By the database, as keep_establishment_target().
CREATE FUNCTION volunteers.keep_watch_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO volunteers.watch_group_history (force, id, revision, kind, formed_on, closed_on, declared_members, declared_from)
    SELECT NEW.force, NEW.id, r.revision, NEW.kind, NEW.formed_on, NEW.closed_on, NEW.declared_members, NEW.declared_from
    FROM volunteers.revision r WHERE r.force = NEW.force;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION volunteers.keep_watch_group FROM PUBLIC;
CREATE TRIGGER keep_watch_group AFTER INSERT OR UPDATE ON volunteers.watch_group
    FOR EACH ROW EXECUTE FUNCTION volunteers.keep_watch_group();

CREATE FUNCTION volunteers.keep_watch_session() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept volunteers.watch_session := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
    INSERT INTO volunteers.watch_session_history (force, watch_group, id, revision, removed, day, passing, over_threshold,
                                                  operator_minutes)
    SELECT kept.force, kept.watch_group, kept.id, r.revision, TG_OP = 'DELETE',
           (kept.begins AT TIME ZONE 'Europe/London')::date, kept.passing, kept.over_threshold,
           extract(epoch FROM kept.ends - kept.begins)::bigint / 60 * cardinality(kept.operators)
    FROM volunteers.revision r WHERE r.force = kept.force;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION volunteers.keep_watch_session FROM PUBLIC;
CREATE TRIGGER keep_watch_session AFTER INSERT OR UPDATE OR DELETE ON volunteers.watch_session
    FOR EACH ROW EXECUTE FUNCTION volunteers.keep_watch_session();

-- Summaries, which read sessions by their time, have the history.
DROP INDEX volunteers.watch_session_by_time;

COMMIT;
