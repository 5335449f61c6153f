-- Deploy volunteers:engagement_history
BEGIN;

-- What is written meanwhile waits: it is either what the history begins with, or of the trigger.
LOCK TABLE volunteers.engagement IN SHARE ROW EXCLUSIVE MODE;

-- What summaries tell of engagements beside their events, by the revision that made it so: as known at a revision, of each
-- engagement the newest that has none above it. Of one revision the last, as repairs by hand are. Nothing in it is changed.
CREATE TABLE volunteers.engagement_history (
    force                text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    volunteer            text COLLATE "C" NOT NULL,
    engagement           text COLLATE "C" NOT NULL,
    revision             bigint           NOT NULL CHECK (revision >= 0), -- the force's
    seq                  bigint           GENERATED ALWAYS AS IDENTITY,   -- among those of the revision
    department           text             NOT NULL,                       -- this and what follows as in engagement
    exit_interview_state smallint         NOT NULL,
    PRIMARY KEY (force, volunteer, engagement, revision, seq)
);
ALTER TABLE volunteers.engagement_history ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.engagement_history FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.engagement_history FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.engagement_history TO volunteers_runtime;

-- What it was before it was last changed is not known any more: of all revisions it is as it is now. From which one on there is an
-- engagement its events say.
INSERT INTO volunteers.engagement_history (force, volunteer, engagement, revision, department, exit_interview_state)
SELECT force, volunteer, id, 0, department, exit_interview_state FROM volunteers.engagement;

-- By the database, as keep_establishment_target(). Most changes of an engagement, as those of the days on which duties may be given,
-- change nothing of it.
CREATE FUNCTION volunteers.keep_engagement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO volunteers.engagement_history (force, volunteer, engagement, revision, department, exit_interview_state)
    SELECT NEW.force, NEW.volunteer, NEW.id, r.revision, NEW.department, NEW.exit_interview_state
    FROM volunteers.revision r WHERE r.force = NEW.force;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION volunteers.keep_engagement FROM PUBLIC;
CREATE TRIGGER keep_new_engagement AFTER INSERT ON volunteers.engagement
    FOR EACH ROW EXECUTE FUNCTION volunteers.keep_engagement();
CREATE TRIGGER keep_engagement AFTER UPDATE OF department, exit_interview_state ON volunteers.engagement
    FOR EACH ROW WHEN (NEW.department <> OLD.department OR NEW.exit_interview_state <> OLD.exit_interview_state)
    EXECUTE FUNCTION volunteers.keep_engagement();

COMMIT;
