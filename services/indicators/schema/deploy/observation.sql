-- Deploy indicators:observation
BEGIN;

-- The key carries the values, so that a dashboard reads the index alone; it is read backwards, newest revision first.
-- No foreign keys: an import joins its rows to areas and indicators, and neither is ever deleted.
CREATE TABLE indicators.observation (
    force       text COLLATE "C" NOT NULL,
    area        integer          NOT NULL,
    indicator   integer          NOT NULL,
    month       integer          NOT NULL, -- month number of the period's last month
    breakdown   text COLLATE "C" NOT NULL, -- '' for the whole
    revision    bigint           NOT NULL,
    numerator   bigint           NOT NULL, -- millionths
    denominator bigint,                    -- millionths
    flags       smallint         NOT NULL, -- bit 0: PROVISIONAL; bits 1 and 2: qualifier, as the domain
                                           -- numbers it; bits 3 and 4: 0, 1, 2 for 1, 3, 12 months
    batch       integer          NOT NULL,
    PRIMARY KEY (force, area, indicator, month, breakdown, revision)
        INCLUDE (numerator, denominator, flags, batch)
) WITH (
    -- Index-only scans need the visibility map soon after an import.
    autovacuum_vacuum_insert_threshold = 10000,
    autovacuum_vacuum_insert_scale_factor = 0.0
);
ALTER TABLE indicators.observation ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON indicators.observation FOR SELECT TO indicators_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON indicators.observation FOR INSERT TO indicators_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON indicators.observation TO indicators_runtime;

COMMIT;
