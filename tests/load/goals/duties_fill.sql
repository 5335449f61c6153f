-- Volunteers of one force who may be given duties, each with one engagement and a supervisor, and duties that they did long
-- ago. psql variables: force, volunteers, duties (spread over them evenly, one a day of each from 2010 on).
--
-- Run as the superuser on a database of the benchmark's own; without the triggers of foreign keys, which hold anyway.
SET session_replication_role = replica;
SET TimeZone = 'Europe/London';

INSERT INTO volunteers.role (force, id, uid, version, created_at, created_by, updated_at, updated_by, kind, title,
    required_vetting, required_skills, active)
VALUES (:'force', 'bench', gen_random_uuid(), 1, now(), 'benchmark', now(), 'benchmark', 2, 'Bench', 1, '{}', true);
INSERT INTO volunteers.duty_type (force, id, uid, version, created_at, created_by, updated_at, updated_by, title,
    counts_as_hours, training, hidden)
VALUES (:'force', 'bench', gen_random_uuid(), 1, now(), 'benchmark', now(), 'benchmark', 'Bench', true, false, false);

-- The uid can be told from the name, for who writes files of them.
INSERT INTO volunteers.volunteer (force, id, uid, version, created_at, created_by, updated_at, updated_by, name, date_of_birth,
    contact, emergency_contact, home_area, preferred_areas, marking)
SELECT :'force', 'v-' || n, md5(:'force' || '/v-' || n)::uuid, 1, now(), 'benchmark', now(), 'benchmark', 'Volunteer ' || n,
    '1980-05-17', '', '', '', '{}', 2
FROM generate_series(0, :volunteers - 1) AS n;
INSERT INTO volunteers.engagement (force, volunteer, id, uid, version, created_at, created_by, updated_at, updated_by, kind,
    role, unit_or_group, collar_no, under_investigation, deployable, trainable, adult_from)
SELECT force, id, 'e1', gen_random_uuid(), 1, now(), 'benchmark', now(), 'benchmark', 2, 'bench', '', '', false,
    '{[2010-01-01, 2100-01-01)}', '{[2010-01-01, 2100-01-01)}', '1998-05-17'
FROM volunteers.volunteer WHERE force = :'force';
INSERT INTO volunteers.supervision (force, volunteer, engagement, id, uid, version, created_at, created_by, updated_at,
    updated_by, supervisor, first_day)
SELECT force, volunteer, id, 's1', gen_random_uuid(), 1, now(), 'benchmark', now(), 'benchmark', 'sgt-1234', '2010-01-01'
FROM volunteers.engagement WHERE force = :'force';

WITH slot AS (
    SELECT v.force, v.id AS volunteer, v.uid AS person, '2010-01-01'::date + n AS day
    FROM volunteers.volunteer v, generate_series(0, :duties / :volunteers - 1) AS n
    WHERE v.force = :'force')
INSERT INTO volunteers.duty (force, volunteer, engagement, id, edition, uid, person, version, created_at, created_by,
    updated_at, updated_by, type, actual_from, actual_to, break_minutes, state, area, entered_at, recorded_by, verified_by,
    reason, override_kinds, override_bys, override_reasons, source, source_id, import_id, revision)
SELECT force, volunteer, 'e1', 'd' || to_char(day, 'YYYYMMDD'), 1, md5(force || volunteer || day)::uuid, person, 1, now(),
    'benchmark', now(), 'benchmark', 'bench', day + time '18:00', day + time '21:00', 30, 4, 'Harlow', now(), 'benchmark',
    'sgt-1234', '', '{}', '{}', '{}', 'past', volunteer || '/' || day, '', 0
FROM slot ORDER BY person, day;
INSERT INTO volunteers.duty_minutes (force, day, duty, entry, volunteer, engagement, type, area, unverified, verified,
    entered_at, revision)
SELECT force, starts_at::date, uid, 1, volunteer, engagement, type, area, 0, 150, entered_at, 0
FROM volunteers.duty WHERE force = :'force';

RESET session_replication_role;
VACUUM (ANALYZE) volunteers.role, volunteers.duty_type, volunteers.volunteer, volunteers.engagement, volunteers.supervision,
    volunteers.duty, volunteers.duty_minutes;
CHECKPOINT;
