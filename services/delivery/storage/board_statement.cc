#include "services/delivery/storage/board_statement.h"

#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

const postgres::Statement kReadBoard{
    postgres::kRead, "read_board",
    R"(
    WITH p AS MATERIALIZED (
        SELECT * FROM plan WHERE force = $1 AND id = $2 AND (marking = 1 OR $4::boolean)),
    b AS MATERIALIZED (
        SELECT i.plan, i.id, i.number, i.cut_off, i.content
        FROM p JOIN iteration i ON i.force = $1 AND i.plan = p.id
        WHERE i.state = 3 AND i.cut_off < $3::date ORDER BY i.number DESC LIMIT 1),
    k AS MATERIALIZED (
        SELECT unnest(ARRAY[t.person_or_body, t.printed_as]) AS name
        FROM p JOIN lead t ON t.force = $1 AND t.plan = p.id WHERE t.resolved),
    a AS MATERIALIZED (
        SELECT t.* FROM p JOIN activity t ON t.force = $1 AND t.plan = p.id
        WHERE )" DELIVERY_FIRST_DAY R"( <= $3::date
              AND (t.withdrawn_on IS NULL OR t.withdrawn_on > $3::date))
    SELECT 1 AS part,
           ARRAY[p.id, p.title, p.owner, coalesce(p.parent, ''), p.vision, p.area,
                 coalesce(p.successor, '')]::text[] AS texts,
           ARRAY[p.effective_from, p.effective_to]::date[] AS days,
           ARRAY[p.kind, p.stale_after_days, p.state, p.marking]::bigint[] AS numbers,
           NULL::timestamptz AS instant
    FROM p
    UNION ALL
    SELECT 2, ARRAY[t.id, t.prefix, t.name, t.aim, t.shared_outcome], '{}', ARRAY[t.ordinal], NULL
    FROM p JOIN theme t ON t.force = $1 AND t.plan = p.id
    UNION ALL
    SELECT 3, ARRAY[t.id, t.theme, t.code, t.text, t.alt_text, t.note], '{}', '{}', NULL
    FROM p JOIN priority_action t ON t.force = $1 AND t.plan = p.id
    WHERE )" DELIVERY_FIRST_DAY
    R"( <= $3::date AND (t.withdrawn_on IS NULL OR t.withdrawn_on > $3::date)
    UNION ALL
    SELECT 4, ARRAY[a.action, a.id, a.code, n.text], ARRAY[a.target_date, a.next_review_on],
           '{}', NULL
    FROM a LEFT JOIN LATERAL (
        SELECT m.text FROM (
            SELECT w.first_day AS day, w.version, w.text FROM activity_narrative w
            WHERE w.force = $1 AND w.plan = a.plan AND w.action = a.action AND w.activity = a.id
            UNION ALL
            SELECT e.as_of, e.version, e.narrative FROM status_entry e
            WHERE e.force = $1 AND e.plan = a.plan AND e.action = a.action AND e.activity = a.id
                  AND e.narrative <> '' AND NOT EXISTS (
                      SELECT FROM status_entry c
                      WHERE c.force = $1 AND c.plan = e.plan AND c.action = e.action
                            AND c.activity = e.activity AND c.corrects = e.id
                            AND c.narrative <> '')) m
        ORDER BY m.day <= $3::date DESC, abs(m.day - $3::date), m.version DESC LIMIT 1) n ON true
    UNION ALL
    SELECT 5, ARRAY[t.action, t.activity, t.id, t.person_or_body, t.printed_as],
           ARRAY[t.first_day, t.last_day],
           ARRAY[t.role, (t.resolved OR t.person_or_body IN (SELECT name FROM k))::integer,
                 t.ordinal], NULL
    FROM p JOIN lead t ON t.force = $1 AND t.plan = p.id
    WHERE t.first_day <= $3::date AND (t.last_day IS NULL OR t.last_day >= $3::date)
    UNION ALL
    SELECT 6, ARRAY[t.action, t.id, t.text], '{}', ARRAY[t.ordinal], NULL
    FROM p JOIN opportunity t ON t.force = $1 AND t.plan = p.id
    UNION ALL
    SELECT 7, ARRAY[t.action, t.id, t.indicator], ARRAY[t.first_day, t.last_day], '{}', NULL
    FROM p JOIN indicator_link t ON t.force = $1 AND t.plan = p.id
    WHERE t.first_day <= $3::date AND (t.last_day IS NULL OR t.last_day >= $3::date)
    UNION ALL
    SELECT 8, ARRAY[t.action, t.activity, t.id, t.title],
           ARRAY[t.original_due, t.current_due, t.met_on, coalesce(t.met_known_on, t.met_on),
                 )" DELIVERY_FIRST_DAY_OF_MILESTONE R"(] || ARRAY(
               SELECT d.day FROM milestone_revision r, LATERAL (
                   VALUES (1, r.due), (2, coalesce(r.revised_on,
                                             (r.revised_at AT TIME ZONE 'Europe/London')::date))
                   ) d (place, day)
               WHERE r.force = $1 AND r.plan = t.plan AND r.action = t.action
                     AND r.activity = t.activity AND r.milestone = t.id
               ORDER BY r.ordinal, d.place) || ARRAY(
               SELECT d.day FROM milestone_reopening r, LATERAL (
                   VALUES (1, r.met_on), (2, r.met_known_on), (3, r.reopened_on)) d (place, day)
               WHERE r.force = $1 AND r.plan = t.plan AND r.action = t.action
                     AND r.activity = t.activity AND r.milestone = t.id
               ORDER BY r.ordinal, d.place),
           ARRAY[(SELECT count(*) FROM milestone_revision r
                  WHERE r.force = $1 AND r.plan = t.plan AND r.action = t.action
                        AND r.activity = t.activity AND r.milestone = t.id)], NULL
    FROM p JOIN milestone t ON t.force = $1 AND t.plan = p.id
    UNION ALL
    SELECT 9, ARRAY[a.action, a.id, s.id, s.narrative, s.created_by, coalesce(s.corrects, ''),
                    s.override_reason, s.direction_as_printed],
           ARRAY[s.as_of], ARRAY[s.rag], s.created_at
    FROM a CROSS JOIN LATERAL (
        SELECT e.* FROM status_entry e
        WHERE e.force = $1 AND e.plan = a.plan AND e.action = a.action AND e.activity = a.id
              AND e.as_of <= $3::date AND NOT EXISTS (
                  SELECT FROM status_entry c
                  WHERE c.force = $1 AND c.plan = e.plan AND c.action = e.action
                        AND c.activity = e.activity AND c.corrects = e.id)
        ORDER BY e.as_of DESC, e.created_at DESC, e.id DESC LIMIT 1) s
    UNION ALL
    SELECT 10, ARRAY[t.id, t.from_code, t.to_code, t.to_text], '{}', ARRAY[t.kind], NULL
    FROM p JOIN plan_link t ON t.force = $1 AND t.plan = p.id
    UNION ALL
    SELECT 11, '{}', ARRAY[b.cut_off], ARRAY[b.number], NULL FROM b
    UNION ALL
    SELECT 12, ARRAY[t.activity_code], '{}', ARRAY[t.rag], NULL
    FROM b JOIN iteration_row t ON t.force = $1 AND t.plan = b.plan AND t.iteration = b.id
                                   AND t.version = b.content)"};

}  // namespace copperplate::delivery
