-- Deploy governance:event
BEGIN;

-- What libs/events asks of every service; its README says why each column is there.

-- Written by the transaction of the change itself, emptied by the sealer.
CREATE TABLE governance.event_out (
    force       text COLLATE "C" NOT NULL,
    seq         bigint           GENERATED ALWAYS AS IDENTITY, -- the order in which events are sealed
    id          uuid             NOT NULL,
    occurred_at timestamptz      NOT NULL,
    actor       text             NOT NULL,
    call_id  text             NOT NULL,
    type        text             NOT NULL,
    subject     text             NOT NULL, -- resource name
    before      text,                      -- JSON, kept byte for byte: the hash covers it
    after       text,
    PRIMARY KEY (force, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE INDEX event_out_by_seq ON governance.event_out (force, seq);

-- Sealed: a dense position for each force, and the hash that chains it to the one before.
CREATE TABLE governance.event (
    force       text COLLATE "C" NOT NULL,
    position    bigint           NOT NULL CHECK (position > 0),
    sealed_at   timestamptz      NOT NULL,
    id          uuid             NOT NULL,
    occurred_at timestamptz      NOT NULL,
    actor       text             NOT NULL,
    call_id  text             NOT NULL,
    type        text             NOT NULL,
    subject     text             NOT NULL,
    before      text,
    after       text,
    hash        bytea            NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (force, position, sealed_at)
) PARTITION BY RANGE (sealed_at);

-- Months ahead; deploy/postgres/partitions.sql makes the ones after. The last resort catches what has no month, so that the
-- feed never stops for want of a partition.
CREATE TABLE governance.event_unassigned PARTITION OF governance.event DEFAULT;
CREATE TABLE governance.event_2026_11 PARTITION OF governance.event
    FOR VALUES FROM ('2026-11-01 00:00+00') TO ('2026-12-01 00:00+00');
CREATE TABLE governance.event_2026_12 PARTITION OF governance.event
    FOR VALUES FROM ('2026-12-01 00:00+00') TO ('2027-01-01 00:00+00');
CREATE TABLE governance.event_2027_01 PARTITION OF governance.event
    FOR VALUES FROM ('2027-01-01 00:00+00') TO ('2027-02-01 00:00+00');
CREATE TABLE governance.event_2027_02 PARTITION OF governance.event
    FOR VALUES FROM ('2027-02-01 00:00+00') TO ('2027-03-01 00:00+00');
CREATE TABLE governance.event_2027_03 PARTITION OF governance.event
    FOR VALUES FROM ('2027-03-01 00:00+00') TO ('2027-04-01 00:00+00');
CREATE TABLE governance.event_2027_04 PARTITION OF governance.event
    FOR VALUES FROM ('2027-04-01 00:00+00') TO ('2027-05-01 00:00+00');
CREATE TABLE governance.event_2027_05 PARTITION OF governance.event
    FOR VALUES FROM ('2027-05-01 00:00+00') TO ('2027-06-01 00:00+00');
CREATE TABLE governance.event_2027_06 PARTITION OF governance.event
    FOR VALUES FROM ('2027-06-01 00:00+00') TO ('2027-07-01 00:00+00');
CREATE TABLE governance.event_2027_07 PARTITION OF governance.event
    FOR VALUES FROM ('2027-07-01 00:00+00') TO ('2027-08-01 00:00+00');
CREATE TABLE governance.event_2027_08 PARTITION OF governance.event
    FOR VALUES FROM ('2027-08-01 00:00+00') TO ('2027-09-01 00:00+00');
CREATE TABLE governance.event_2027_09 PARTITION OF governance.event
    FOR VALUES FROM ('2027-09-01 00:00+00') TO ('2027-10-01 00:00+00');
CREATE TABLE governance.event_2027_10 PARTITION OF governance.event
    FOR VALUES FROM ('2027-10-01 00:00+00') TO ('2027-11-01 00:00+00');
CREATE TABLE governance.event_2027_11 PARTITION OF governance.event
    FOR VALUES FROM ('2027-11-01 00:00+00') TO ('2027-12-01 00:00+00');
CREATE TABLE governance.event_2027_12 PARTITION OF governance.event
    FOR VALUES FROM ('2027-12-01 00:00+00') TO ('2028-01-01 00:00+00');
CREATE TABLE governance.event_2028_01 PARTITION OF governance.event
    FOR VALUES FROM ('2028-01-01 00:00+00') TO ('2028-02-01 00:00+00');
CREATE TABLE governance.event_2028_02 PARTITION OF governance.event
    FOR VALUES FROM ('2028-02-01 00:00+00') TO ('2028-03-01 00:00+00');
CREATE TABLE governance.event_2028_03 PARTITION OF governance.event
    FOR VALUES FROM ('2028-03-01 00:00+00') TO ('2028-04-01 00:00+00');
CREATE TABLE governance.event_2028_04 PARTITION OF governance.event
    FOR VALUES FROM ('2028-04-01 00:00+00') TO ('2028-05-01 00:00+00');
CREATE TABLE governance.event_2028_05 PARTITION OF governance.event
    FOR VALUES FROM ('2028-05-01 00:00+00') TO ('2028-06-01 00:00+00');
CREATE TABLE governance.event_2028_06 PARTITION OF governance.event
    FOR VALUES FROM ('2028-06-01 00:00+00') TO ('2028-07-01 00:00+00');
CREATE TABLE governance.event_2028_07 PARTITION OF governance.event
    FOR VALUES FROM ('2028-07-01 00:00+00') TO ('2028-08-01 00:00+00');
CREATE TABLE governance.event_2028_08 PARTITION OF governance.event
    FOR VALUES FROM ('2028-08-01 00:00+00') TO ('2028-09-01 00:00+00');
CREATE TABLE governance.event_2028_09 PARTITION OF governance.event
    FOR VALUES FROM ('2028-09-01 00:00+00') TO ('2028-10-01 00:00+00');
CREATE TABLE governance.event_2028_10 PARTITION OF governance.event
    FOR VALUES FROM ('2028-10-01 00:00+00') TO ('2028-11-01 00:00+00');
CREATE TABLE governance.event_2028_11 PARTITION OF governance.event
    FOR VALUES FROM ('2028-11-01 00:00+00') TO ('2028-12-01 00:00+00');
CREATE TABLE governance.event_2028_12 PARTITION OF governance.event
    FOR VALUES FROM ('2028-12-01 00:00+00') TO ('2029-01-01 00:00+00');
CREATE TABLE governance.event_2029_01 PARTITION OF governance.event
    FOR VALUES FROM ('2029-01-01 00:00+00') TO ('2029-02-01 00:00+00');
CREATE TABLE governance.event_2029_02 PARTITION OF governance.event
    FOR VALUES FROM ('2029-02-01 00:00+00') TO ('2029-03-01 00:00+00');
CREATE TABLE governance.event_2029_03 PARTITION OF governance.event
    FOR VALUES FROM ('2029-03-01 00:00+00') TO ('2029-04-01 00:00+00');
CREATE TABLE governance.event_2029_04 PARTITION OF governance.event
    FOR VALUES FROM ('2029-04-01 00:00+00') TO ('2029-05-01 00:00+00');
CREATE TABLE governance.event_2029_05 PARTITION OF governance.event
    FOR VALUES FROM ('2029-05-01 00:00+00') TO ('2029-06-01 00:00+00');
CREATE TABLE governance.event_2029_06 PARTITION OF governance.event
    FOR VALUES FROM ('2029-06-01 00:00+00') TO ('2029-07-01 00:00+00');
CREATE TABLE governance.event_2029_07 PARTITION OF governance.event
    FOR VALUES FROM ('2029-07-01 00:00+00') TO ('2029-08-01 00:00+00');
CREATE TABLE governance.event_2029_08 PARTITION OF governance.event
    FOR VALUES FROM ('2029-08-01 00:00+00') TO ('2029-09-01 00:00+00');
CREATE TABLE governance.event_2029_09 PARTITION OF governance.event
    FOR VALUES FROM ('2029-09-01 00:00+00') TO ('2029-10-01 00:00+00');
CREATE TABLE governance.event_2029_10 PARTITION OF governance.event
    FOR VALUES FROM ('2029-10-01 00:00+00') TO ('2029-11-01 00:00+00');

-- Where each force's chain stands. The epoch is renewed when a backup is restored.
CREATE TABLE governance.event_head (
    force     text COLLATE "C" PRIMARY KEY,
    epoch     uuid             NOT NULL,
    position  bigint           NOT NULL,
    hash      bytea            NOT NULL CHECK (length(hash) = 32),
    sealed_at timestamptz      NOT NULL -- no later event is sealed before it
);

ALTER TABLE governance.event_out ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.event_out FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON governance.event_out FOR INSERT TO governance_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY worker_all ON governance.event_out FOR ALL TO governance_worker USING (true);
GRANT SELECT, INSERT ON governance.event_out TO governance_runtime;
GRANT SELECT, DELETE ON governance.event_out TO governance_worker;

ALTER TABLE governance.event ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.event FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY worker_all ON governance.event FOR ALL TO governance_worker USING (true) WITH CHECK (true);
GRANT SELECT ON governance.event TO governance_runtime;
GRANT SELECT, INSERT ON governance.event TO governance_worker;

ALTER TABLE governance.event_head ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON governance.event_head FOR SELECT TO governance_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY worker_all ON governance.event_head FOR ALL TO governance_worker USING (true) WITH CHECK (true);
GRANT SELECT ON governance.event_head TO governance_runtime;
GRANT SELECT, INSERT, UPDATE ON governance.event_head TO governance_worker;

-- "Policies on every partition": the parent's policies do not reach one that is read by its own name.
DO $$
DECLARE
    partition regclass;
BEGIN
    FOR partition IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'governance.event'::regclass LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', partition);
    END LOOP;
END
$$;

COMMIT;
