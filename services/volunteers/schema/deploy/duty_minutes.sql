-- Deploy volunteers:duty_minutes
BEGIN;

-- What duties of types that count as hours give to each day in Europe/London: a ledger, to which every change of a duty adds and
-- in which nothing is changed. The minutes of any days are the sum of their rows; as known at a revision, of those with none
-- above it. What is verified leaves the one column and stands in the other; what is rejected or amended leaves both.
CREATE TABLE volunteers.duty_minutes (
    force      text COLLATE "C" NOT NULL,
    day        date             NOT NULL,
    duty       uuid             NOT NULL, -- its uid
    entry      bigint           NOT NULL, -- the duty's version that added it
    volunteer  text COLLATE "C" NOT NULL,
    engagement text COLLATE "C" NOT NULL,
    type       text COLLATE "C" NOT NULL,
    area       text             NOT NULL,
    unverified integer          NOT NULL, -- minutes added to those of COMPLETED duties; may be below 0
    verified   integer          NOT NULL, -- likewise of VERIFIED
    entered_at timestamptz      NOT NULL, -- of the duty's edition: whether it was late
    revision   bigint           NOT NULL, -- the force's
    -- Under the lock of revision_of_duty(): once that was held alone, no earlier one is still to come.
    recorded_at timestamptz     NOT NULL DEFAULT clock_timestamp(),
    -- All of it, so that figures read the index alone.
    PRIMARY KEY (force, day, duty, entry)
        INCLUDE (volunteer, engagement, type, area, unverified, verified, entered_at, revision, recorded_at),
    CHECK (unverified <> 0 OR verified <> 0)
) WITH (autovacuum_vacuum_insert_threshold = 10000, autovacuum_vacuum_insert_scale_factor = 0.02);
ALTER TABLE volunteers.duty_minutes ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON volunteers.duty_minutes FOR SELECT TO volunteers_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON volunteers.duty_minutes FOR INSERT TO volunteers_runtime
    WITH CHECK (force = current_setting('app.force'));
GRANT SELECT, INSERT ON volunteers.duty_minutes TO volunteers_runtime;

COMMIT;
