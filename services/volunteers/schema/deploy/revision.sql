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

-- The revision of a force at an instant (null: now), the same for ever: a change that has its instant and is not yet committed
-- is waited for. A function, so that it is one round trip: each statement of a volatile one sees what was committed before.
CREATE FUNCTION volunteers.revision_at(of_force text, instant timestamptz,
                                       OUT at_revision bigint, OUT at_instant timestamptz,
                                       OUT in_future boolean, OUT first_made_at timestamptz)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF instant IS NOT NULL AND NOT EXISTS (
        SELECT FROM volunteers.revision_made m WHERE m.force = of_force AND m.made_at > instant) THEN
        PERFORM FROM volunteers.revision r WHERE r.force = of_force FOR SHARE;
    END IF;
    SELECT m.revision, m.made_at INTO at_revision, at_instant FROM volunteers.revision_made m
    WHERE m.force = of_force AND (instant IS NULL OR m.made_at <= instant)
    ORDER BY m.made_at DESC LIMIT 1;
    -- After the clock, unless that was set back and a revision says otherwise.
    in_future := coalesce(instant > clock_timestamp() AND NOT EXISTS (
        SELECT FROM volunteers.revision_made m WHERE m.force = of_force AND m.made_at >= instant), false);
    first_made_at := (SELECT min(m.made_at) FROM volunteers.revision_made m WHERE m.force = of_force);
END
$$;
REVOKE ALL ON FUNCTION volunteers.revision_at FROM PUBLIC;
GRANT EXECUTE ON FUNCTION volunteers.revision_at TO volunteers_runtime;

COMMIT;
