-- Deploy volunteers:revision
BEGIN;

-- Counts the changes of a force: each has the next number, and holds the row until it is committed. What was known at a
-- revision is what has none above it.
CREATE TABLE volunteers.revision (
    force    text COLLATE "C" PRIMARY KEY REFERENCES volunteers.force,
    revision bigint           NOT NULL CHECK (revision >= 0)
);
ALTER TABLE volunteers.revision ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.revision FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_update ON volunteers.revision FOR UPDATE TO volunteers_runtime
    USING (force = current_setting('app.force')) WITH CHECK (force = current_setting('app.force'));
GRANT SELECT ON volunteers.revision TO volunteers_runtime;
GRANT UPDATE (revision) ON volunteers.revision TO volunteers_runtime;
INSERT INTO volunteers.revision (force, revision) SELECT force, 0 FROM volunteers.force;

-- When each was made, by the database's clock: later than the one before.
CREATE TABLE volunteers.revision_made (
    force    text COLLATE "C" NOT NULL REFERENCES volunteers.force,
    revision bigint           NOT NULL CHECK (revision > 0),
    made_at  timestamptz      NOT NULL,
    PRIMARY KEY (force, revision)
);
CREATE UNIQUE INDEX revision_made_by_instant ON volunteers.revision_made (force, made_at) INCLUDE (revision);
ALTER TABLE volunteers.revision_made ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.revision_made FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.revision_made FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.revision_made TO volunteers_runtime;

-- What of a force was there at an instant (null: now), the same for ever. Changes and duties have their instants under the lock
-- (exclusive and shared): who has had it once knows that nothing earlier is still to come. It is waited for a moment alone,
-- since an import of duties may hold it for long and nobody is to queue behind a reader: then nothing is `settled`, and what is
-- there now may gain what was recorded before. A function, so that it is one round trip: each statement of a volatile one sees
-- what was committed before.
CREATE FUNCTION volunteers.revision_at(of_force text, instant timestamptz,
                                       OUT at_revision bigint, OUT at_instant timestamptz,
                                       OUT settled boolean, OUT in_future boolean,
                                       OUT first_made_at timestamptz)
LANGUAGE plpgsql VOLATILE SET lock_timeout = '250ms' AS $$
BEGIN
    settled := instant IS NOT NULL AND EXISTS (
        SELECT FROM volunteers.revision_made m WHERE m.force = of_force AND m.made_at >= instant);
    IF NOT settled THEN
        BEGIN
            PERFORM pg_advisory_xact_lock(hashtextextended('volunteers/revision/' || of_force, 0));
            settled := true;
        EXCEPTION WHEN lock_not_available THEN
            NULL;
        END;
    END IF;
    at_instant := coalesce(instant, clock_timestamp());
    at_revision := (SELECT m.revision FROM volunteers.revision_made m
                    WHERE m.force = of_force AND m.made_at <= at_instant ORDER BY m.made_at DESC LIMIT 1);
    -- After the clock, unless that was set back and a revision says otherwise.
    in_future := coalesce(instant > clock_timestamp() AND NOT EXISTS (
        SELECT FROM volunteers.revision_made m WHERE m.force = of_force AND m.made_at >= instant), false);
    first_made_at := (SELECT min(m.made_at) FROM volunteers.revision_made m WHERE m.force = of_force);
END
$$;
REVOKE ALL ON FUNCTION volunteers.revision_at FROM PUBLIC;
GRANT EXECUTE ON FUNCTION volunteers.revision_at TO volunteers_runtime;

COMMIT;
