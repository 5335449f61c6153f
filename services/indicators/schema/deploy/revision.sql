-- Deploy indicators:revision
BEGIN;

-- A change of figures, definitions, areas or printed cells is a revision. Its writer holds the advisory lock of the
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

COMMIT;
