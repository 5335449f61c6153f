-- Deploy volunteers:target_history
BEGIN;

-- What is written meanwhile waits: it is either what the history begins with, or of the trigger.
LOCK TABLE volunteers.establishment_target IN SHARE ROW EXCLUSIVE MODE;

-- What targets of establishments were, by the revision that made each so: as known at a revision, of each id the newest that
-- has none above it, unless that removed it. Of one revision the last, as repairs by hand are. Nothing in it is changed.
CREATE TABLE volunteers.establishment_target_history (
    force     text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    id        text COLLATE "C" NOT NULL,
    revision  bigint           NOT NULL CHECK (revision >= 0), -- the force's
    seq       bigint           GENERATED ALWAYS AS IDENTITY,   -- among those of the revision
    removed   boolean          NOT NULL,                       -- by it; the rest is as it last was
    kind      smallint         NOT NULL,                       -- this and what follows as in establishment_target
    basis     smallint         NOT NULL,
    first_day date             NOT NULL,
    persons   bigint           NOT NULL,
    PRIMARY KEY (force, id, revision, seq)
);
ALTER TABLE volunteers.establishment_target_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.establishment_target_history FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.establishment_target_history FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.establishment_target_history TO volunteers_runtime;

-- What it was before it was last changed is not known any more.
INSERT INTO volunteers.establishment_target_history (force, id, revision, removed, kind, basis, first_day, persons)
SELECT t.force, t.id,
       coalesce((SELECT m.revision FROM volunteers.revision_made m
                 WHERE m.force = t.force AND m.made_at <= t.created_at ORDER BY m.made_at DESC LIMIT 1), 0),
       false, t.kind, t.basis, t.first_day, t.persons
FROM volunteers.establishment_target t;

-- By the database, so that a program that does not know the history keeps it too. The revision is counted before anything of a
-- change is written.
CREATE FUNCTION volunteers.keep_establishment_target() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept volunteers.establishment_target := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
    INSERT INTO volunteers.establishment_target_history (force, id, revision, removed, kind, basis, first_day, persons)
    SELECT kept.force, kept.id, r.revision, TG_OP = 'DELETE', kept.kind, kept.basis, kept.first_day, kept.persons
    FROM volunteers.revision r WHERE r.force = kept.force;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION volunteers.keep_establishment_target FROM PUBLIC;
CREATE TRIGGER keep_establishment_target AFTER INSERT OR UPDATE OR DELETE ON volunteers.establishment_target
    FOR EACH ROW EXECUTE FUNCTION volunteers.keep_establishment_target();

COMMIT;
