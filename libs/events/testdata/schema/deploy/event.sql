-- Deploy outbox:event
BEGIN;

-- Written by the transaction of the change itself, emptied by the sealer. Always nearly empty and always changing, so it
-- is vacuumed by number of rows.
CREATE TABLE outbox.event_out (
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
CREATE INDEX event_out_by_seq ON outbox.event_out (force, seq);

-- Sealed: a dense position for each force, and the hash that chains it to the one before.
CREATE TABLE outbox.event (
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

-- The feed never stops for want of a month.
CREATE TABLE outbox.event_unassigned PARTITION OF outbox.event DEFAULT;
DO $$
DECLARE
    month date;
BEGIN
    FOR i IN 0..35 LOOP
        month := date '2026-11-01' + make_interval(months => i);
        EXECUTE format('CREATE TABLE outbox.event_%s PARTITION OF outbox.event FOR VALUES FROM (%L) TO (%L)',
                       to_char(month, 'YYYY_MM'), month || ' 00:00+00', (month + interval '1 month')::date || ' 00:00+00');
    END LOOP;
END
$$;

-- Where each force's chain stands. The epoch is renewed when a backup is restored.
CREATE TABLE outbox.event_head (
    force     text COLLATE "C" PRIMARY KEY,
    epoch     uuid             NOT NULL,
    position  bigint           NOT NULL,
    hash      bytea            NOT NULL CHECK (length(hash) = 32),
    sealed_at timestamptz      NOT NULL -- no later event is sealed before it
);

ALTER TABLE outbox.event_out ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON outbox.event_out FOR SELECT TO outbox_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY runtime_insert ON outbox.event_out FOR INSERT TO outbox_runtime
    WITH CHECK (force = current_setting('app.force'));
CREATE POLICY worker_all ON outbox.event_out FOR ALL TO outbox_worker USING (true);
GRANT SELECT, INSERT ON outbox.event_out TO outbox_runtime;
GRANT SELECT, DELETE ON outbox.event_out TO outbox_worker;

ALTER TABLE outbox.event ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON outbox.event FOR SELECT TO outbox_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY worker_all ON outbox.event FOR ALL TO outbox_worker USING (true) WITH CHECK (true);
GRANT SELECT ON outbox.event TO outbox_runtime;
GRANT SELECT, INSERT ON outbox.event TO outbox_worker;

ALTER TABLE outbox.event_head ENABLE ROW LEVEL SECURITY;
CREATE POLICY runtime_select ON outbox.event_head FOR SELECT TO outbox_runtime
    USING (force = current_setting('app.force'));
CREATE POLICY worker_all ON outbox.event_head FOR ALL TO outbox_worker USING (true) WITH CHECK (true);
GRANT SELECT ON outbox.event_head TO outbox_runtime;
GRANT SELECT, INSERT, UPDATE ON outbox.event_head TO outbox_worker;

-- The parent's policies do not reach a partition that is read by its own name: without one of its own it shows nothing.
DO $$
DECLARE
    partition regclass;
BEGIN
    FOR partition IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'outbox.event'::regclass LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', partition);
    END LOOP;
END
$$;

COMMIT;
