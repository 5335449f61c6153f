-- Deploy indicators:revision
BEGIN;

-- A change of figures, definitions, areas, printed cells or peers is a revision. Its writer holds the advisory lock of the
-- force to commit, so numbers are dense; the row is written last, so no revision's instant precedes one before it.
CREATE TABLE indicators.revision (
    force       text COLLATE "C" NOT NULL,
    revision    bigint           NOT NULL CHECK (revision > 0),
    recorded_at timestamptz      NOT NULL,
    actor       text             NOT NULL,
    PRIMARY KEY (force, revision)
);
CREATE INDEX revision_by_instant ON indicators.revision (force, recorded_at);
ALTER TABLE indicators.revision ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON indicators.revision FOR SELECT TO indicators_runtime
    USING (force IN (current_setting('app.force'), 'national'));
CREATE POLICY runtime_insert ON indicators.revision FOR INSERT TO indicators_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON indicators.revision TO indicators_runtime;

-- Which revisions were there at an instant, the same for ever: one that is stamped and not yet committed is waited for.
-- A function, so that it is one round trip: each statement of a volatile one sees what was committed before it began.
CREATE FUNCTION indicators.revisions_at(of_force text, instant timestamptz,
                                        OUT own_revision bigint, OUT national_revision bigint,
                                        OUT in_future boolean)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    -- Settled where both have a later revision: none yet to come is earlier than that. Else the stamp's lock is taken for
    -- a moment, in one order everywhere; writers hold no more than one.
    IF NOT coalesce((SELECT max(recorded_at) FROM indicators.revision WHERE force = of_force) > instant, false) THEN
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('indicators/stamp/' || of_force, 0));
    END IF;
    IF NOT coalesce((SELECT max(recorded_at) FROM indicators.revision WHERE force = 'national') > instant, false) THEN
        PERFORM pg_advisory_xact_lock_shared(hashtextextended('indicators/stamp/national', 0));
    END IF;
    SELECT coalesce((SELECT r.revision FROM indicators.revision r
                     WHERE r.force = of_force AND r.recorded_at <= instant
                     ORDER BY r.recorded_at DESC LIMIT 1), 0),
           coalesce((SELECT r.revision FROM indicators.revision r
                     WHERE r.force = 'national' AND r.recorded_at <= instant
                     ORDER BY r.recorded_at DESC LIMIT 1), 0),
           -- After the clock, unless that was set back and a revision says otherwise.
           instant > clock_timestamp() AND NOT coalesce(instant <= greatest(
               (SELECT max(recorded_at) FROM indicators.revision WHERE force = of_force),
               (SELECT max(recorded_at) FROM indicators.revision WHERE force = 'national')), false)
    INTO own_revision, national_revision, in_future;
END
$$;
REVOKE ALL ON FUNCTION indicators.revisions_at FROM PUBLIC;
GRANT EXECUTE ON FUNCTION indicators.revisions_at TO indicators_runtime;

COMMIT;
