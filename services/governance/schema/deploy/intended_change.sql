-- Deploy governance:intended_change
BEGIN;

-- That an entry of the forward plan was meant for another time; one way of the time until then is there.
CREATE TYPE governance.intended_change AS (
    on_day       date,
    meeting      text, -- resource name, or
    meeting_day  date, -- the meeting's
    month        date, -- its first day, or
    trigger_text text, -- what it waited for; may be empty
    recorded_by  text,
    recorded_at  timestamptz
);

-- The default is for a release that does not know of it.
ALTER TABLE governance.forward_plan_entry ADD COLUMN intended_changes governance.intended_change[] NOT NULL DEFAULT '{}';
GRANT UPDATE (intended_changes) ON governance.forward_plan_entry TO governance_runtime;

-- Of those there the month that was slipped from is known, and that of the meeting for which one is confirmed.
UPDATE governance.forward_plan_entry e SET intended_changes = ARRAY(
    SELECT ROW(c.on_day, NULL, NULL, c.month, '', c.recorded_by, c.recorded_at)::governance.intended_change
    FROM (
        SELECT s.on_day, s.from_month AS month, s.recorded_by, s.recorded_at FROM unnest(e.slips) s
        UNION ALL
        SELECT t.on_day, date_trunc('month', m.date)::date, t.recorded_by, t.recorded_at
        FROM unnest(e.transitions) t JOIN governance.meeting m
          ON m.force = e.force AND m.body = split_part(e.intended_meeting, '/', 4)
         AND m.id = split_part(e.intended_meeting, '/', 6)
        WHERE t.to_state = 2
          AND t.recorded_at = (SELECT max(u.recorded_at) FROM unnest(e.transitions) u WHERE u.to_state = 2)
    ) c ORDER BY c.recorded_at)
WHERE cardinality(e.transitions) > 0;

COMMIT;
