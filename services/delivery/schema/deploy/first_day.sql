-- Deploy delivery:first_day
BEGIN;

-- From when each is in its plan, and from when a milestone's moves and its end are known: what is said of an earlier
-- day does not have it. The release before this one writes none of it, and runs on this schema too: what it makes has null,
-- and is read as it had it, from the plan's first day or the day on which it was made (storage/part_rows.h).
ALTER TABLE delivery.priority_action ADD first_day date;
ALTER TABLE delivery.activity ADD first_day date;
ALTER TABLE delivery.milestone ADD first_day date, ADD met_known_on date;
ALTER TABLE delivery.milestone_revision ADD revised_on date;

-- What is there already began when it was made; what an import brought, and what is of a plan that was in force before
-- the service, with the plan. But nothing that was reported, published or withdrawn was so before it began.
UPDATE delivery.activity a SET first_day = least(
    CASE WHEN p.historic_import OR EXISTS (
             SELECT FROM delivery.plan_import i
             WHERE i.force = a.force AND i.plan = a.plan AND i.created_at = a.created_at)
         THEN p.effective_from END,
    (a.created_at AT TIME ZONE 'Europe/London')::date,
    a.withdrawn_on,
    (SELECT min(e.as_of) FROM delivery.status_entry e
     WHERE e.force = a.force AND e.plan = a.plan AND e.action = a.action AND e.activity = a.id),
    (SELECT min(i.cut_off) FROM delivery.iteration i
     JOIN delivery.iteration_row r ON r.force = i.force AND r.plan = i.plan AND r.iteration = i.id
     WHERE i.force = a.force AND i.plan = a.plan AND r.activity_code = a.code))
FROM delivery.plan p WHERE p.force = a.force AND p.id = a.plan;

UPDATE delivery.priority_action a SET first_day = least(
    CASE WHEN p.historic_import OR EXISTS (
             SELECT FROM delivery.plan_import i
             WHERE i.force = a.force AND i.plan = a.plan AND i.created_at = a.created_at)
         THEN p.effective_from END,
    (a.created_at AT TIME ZONE 'Europe/London')::date,
    a.withdrawn_on,
    (SELECT min(c.first_day) FROM delivery.activity c
     WHERE c.force = a.force AND c.plan = a.plan AND c.action = a.id))
FROM delivery.plan p WHERE p.force = a.force AND p.id = a.plan;

UPDATE delivery.milestone_revision SET revised_on = (revised_at AT TIME ZONE 'Europe/London')::date;
UPDATE delivery.milestone m SET met_known_on = met_on, first_day = CASE
    WHEN p.historic_import THEN a.first_day
    ELSE greatest(a.first_day, (m.created_at AT TIME ZONE 'Europe/London')::date) END
FROM delivery.plan p, delivery.activity a
WHERE p.force = m.force AND p.id = m.plan
      AND a.force = m.force AND a.plan = m.plan AND a.action = m.action AND a.id = m.activity;

-- Of a milestone that the release before meets it is not known.
ALTER TABLE delivery.milestone ADD CHECK (met_known_on >= met_on), ADD CHECK (met_known_on IS NULL OR met_on IS NOT NULL);

GRANT UPDATE (first_day) ON delivery.priority_action TO delivery_runtime;
GRANT UPDATE (first_day) ON delivery.activity TO delivery_runtime;
GRANT UPDATE (first_day, met_known_on) ON delivery.milestone TO delivery_runtime;

COMMIT;
