-- Makes the months of a service's `event` that are missing, from the present one to `months` ahead; run as the owner, say
-- once a year:
--
--   psql -v service=indicators -v months=36 -f deploy/postgres/partitions.sql 'dbname=copperplate user=indicators_owner'
--
-- Prints the months made. Events that came while their month was missing lie in `event_unassigned` and move to it, in the
-- same transaction. The sealer and readers of events wait while it runs: for a moment where nothing has to move. The
-- metric copperplate_event_months_ahead says how many are left.
\set ON_ERROR_STOP on
\if :{?months} \else \set months 36 \endif
SELECT set_config('partitions.service', :'service', false), set_config('partitions.months', :'months', false) \g /dev/null

BEGIN;
SELECT set_config('lock_timeout', '10s', true), set_config('timezone', 'UTC', true) \g /dev/null

DO $$
DECLARE
    service  text := current_setting('partitions.service');
    events   text := format('%I.event', service);
    strays   text := format('%I.event_unassigned', service);
    month    timestamptz;
    name     text;
    moved    bigint;
BEGIN
    CREATE TEMPORARY TABLE made (month text, moved bigint) ON COMMIT DROP;
    EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', events);
    FOR month IN
        -- Also the months of strays that are past: they came while nobody ran this.
        EXECUTE format('SELECT date_trunc(''month'', sealed_at) FROM %s UNION '
                       'SELECT generate_series(date_trunc(''month'', now()), '
                       'date_trunc(''month'', now()) + make_interval(months => $1), ''1 month'') ORDER BY 1', strays)
        USING current_setting('partitions.months')::int
    LOOP
        name := to_char(month, '"event_"YYYY_MM');
        CONTINUE WHEN to_regclass(format('%I.%I', service, name)) IS NOT NULL;
        EXECUTE format('CREATE TABLE %I.%I (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', service, name, events);
        EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', service, name);
        EXECUTE format('WITH stray AS (DELETE FROM %s WHERE sealed_at >= $1 AND sealed_at < $1 + interval ''1 month'' '
                       'RETURNING *) INSERT INTO %I.%I SELECT * FROM stray', strays, service, name)
        USING month;
        GET DIAGNOSTICS moved = ROW_COUNT;
        EXECUTE format('ALTER TABLE %s ATTACH PARTITION %I.%I FOR VALUES FROM (%L) TO (%L)', events, service, name, month,
                       month + interval '1 month');
        INSERT INTO made VALUES (name, moved);
    END LOOP;
END
$$;

SELECT month || CASE moved WHEN 0 THEN '' ELSE format(' (events moved: %s)', moved) END AS "months made" FROM made
 ORDER BY month;
COMMIT;
