-- Deploy volunteers:engagement_adult
BEGIN;

-- The 18th birthday stands on the row that a duty locks, as `deployable` does: nobody under 18 is on duty at night. Rewritten by
-- every change of the volunteer; null: not known, and treated as not there yet. Who was born on 29 February is 18 on 1 March.
ALTER TABLE volunteers.engagement ADD COLUMN adult_from timestamptz;
GRANT UPDATE (adult_from) ON volunteers.engagement TO volunteers_runtime;
UPDATE volunteers.engagement e
SET adult_from = ((v.date_of_birth + interval '18 years'
        + CASE WHEN to_char(v.date_of_birth, 'MM-DD') = '02-29' THEN interval '1 day' ELSE interval '0' END)::date::timestamp)
    AT TIME ZONE 'Europe/London'
FROM volunteers.volunteer v
WHERE v.force = e.force AND v.id = e.volunteer AND v.date_of_birth IS NOT NULL;

COMMIT;
