-- Figures of other areas, other forces and earlier years, month by month as they would have come in, each month a
-- revision; then every figure of the measured force's dashboard once more, PROVISIONAL. psql variables: force, forces,
-- areas (of each force), months, last_month (a month number).
--
-- Run as the superuser on a database of the benchmark's own. Without the write-ahead log it takes a quarter of the time,
-- and reads cost the same.
ALTER TABLE indicators.observation SET UNLOGGED;
ALTER TABLE indicators.observation SET (autovacuum_enabled = off);

CREATE TEMPORARY TABLE fill_force AS
    SELECT f.force, coalesce(max(r.revision), 0) AS revision
    FROM indicators.force f LEFT JOIN indicators.revision r USING (force)
    WHERE f.force <> 'national'
    GROUP BY f.force
    ORDER BY f.force <> :'force', f.force
    LIMIT :forces;

-- Areas beside the force's own, not below it: nothing of theirs rolls up into the dashboard measured.
WITH made AS (
    INSERT INTO indicators.area (force, id, uid, created_at, revision)
    SELECT force, 'fill-' || number, gen_random_uuid(), now(), 1
    FROM fill_force, generate_series(1, :areas) AS number
    RETURNING force, area, id)
INSERT INTO indicators.area_version (force, area, revision, title, kind, code_schemes, codes, valid_from, updated_at)
SELECT force, area, 1, id, 6, '{}', '{}', 0, now() FROM made;

-- What is filled: those areas from the first month on, and the measured force's own area long before its dashboard's
-- earliest month.
CREATE TEMPORARY TABLE fill_series AS
    SELECT a.force, a.area, i AS indicator, :last_month AS last_month
    FROM indicators.area a, generate_series(1, 42) AS i
    WHERE a.id LIKE 'fill-%'
    UNION ALL
    SELECT a.force, a.area, i.indicator, :last_month - 96
    FROM indicators.area a JOIN indicators.indicator i USING (force)
    WHERE a.force = :'force' AND a.id = :'force';
-- The measured force's indicators have numbers of their own.
UPDATE fill_series s
SET indicator = i.indicator
FROM (SELECT indicator, row_number() OVER (ORDER BY indicator) AS number
      FROM indicators.indicator WHERE force = :'force') i
WHERE s.force = :'force' AND s.indicator = i.number
  AND s.area <> (SELECT area FROM indicators.area WHERE force = :'force' AND id = :'force');
ANALYZE fill_series;

CREATE PROCEDURE pg_temp.fill(first_month integer, last_month integer) LANGUAGE plpgsql AS $$
BEGIN
    FOR m IN first_month..last_month LOOP
        UPDATE fill_force SET revision = revision + 1;
        INSERT INTO indicators.revision (force, revision, recorded_at, actor)
        SELECT force, revision, clock_timestamp(), 'benchmark' FROM fill_force;
        INSERT INTO indicators.observation
            (force, area, indicator, month, breakdown, revision, numerator, denominator, flags, batch)
        SELECT s.force, s.area, s.indicator, m, '', f.revision, 1000000 * (s.area + m % 97), 1000000000, 2, 0
        FROM fill_series s JOIN fill_force f USING (force)
        WHERE m <= s.last_month
        ORDER BY s.force, s.area, s.indicator;
        COMMIT;
    END LOOP;
END
$$;
CALL pg_temp.fill(:last_month - :months + 1, :last_month);

UPDATE fill_force SET revision = revision + 1 WHERE force = :'force';
INSERT INTO indicators.revision (force, revision, recorded_at, actor)
SELECT force, revision, clock_timestamp(), 'benchmark' FROM fill_force WHERE force = :'force';
INSERT INTO indicators.observation
    (force, area, indicator, month, breakdown, revision, numerator, denominator, flags, batch)
SELECT o.force, o.area, o.indicator, o.month, o.breakdown, f.revision, o.numerator, o.denominator, o.flags | 1, o.batch
FROM indicators.observation o
JOIN fill_force f USING (force)
JOIN indicators.area a ON a.force = o.force AND a.area = o.area
WHERE o.force = :'force' AND a.id = :'force' AND o.month > :last_month - 96;

VACUUM (ANALYZE);
CHECKPOINT;
