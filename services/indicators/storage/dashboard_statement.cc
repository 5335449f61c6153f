#include "services/indicators/storage/dashboard_rows.h"
#include "services/indicators/storage/peer_rows.h"

namespace copperplate::indicators {

// The newest figure of each month of one area and indicator. The order is that of observation's
// key read backwards, so each is met first among its revisions and nothing is sorted; every column
// named is in the key or included in it, so the table itself is not read. Only columns and
// parameters are compared, no expressions: under row-level security those would not reach the
// index. Of HARM (9) the figures are those of its offences, of all else those of the whole, whose
// breakdown is empty. The months of MonthsBehindRow(), or further back: the recent ones, and those
// of a FIXED baseline beside them.
#define FIGURES_IN(months, area_key)                                                        \
  "(SELECT DISTINCT ON (o.month, o.breakdown) o.area, o.month, o.breakdown, o.numerator, "  \
  "        coalesce(o.denominator, 0) AS denominator, o.flags, o.batch "                    \
  " FROM observation o "                                                                    \
  " WHERE o.force = $1 AND o.area = " area_key " AND o.indicator = d.indicator AND " months \
  "   AND o.breakdown >= d.first_breakdown AND o.breakdown <= d.last_breakdown "            \
  "   AND o.revision <= k.own "                                                             \
  " ORDER BY o.month DESC, o.breakdown DESC, o.revision DESC) "

#define FIGURES_OF(area_key)                                                                  \
  "(" FIGURES_IN("o.month BETWEEN d.recent_first AND $3", area_key) " UNION ALL " FIGURES_IN( \
      "d.fixed_first IS NOT NULL AND o.month BETWEEN d.fixed_first AND d.fixed_last "         \
      "AND NOT o.month BETWEEN d.recent_first AND $3",                                        \
      area_key) ") "

#define FIGURE_ARRAYS                                                                \
  "array_agg(f.area) AS areas, array_agg(f.month) AS months, "                       \
  "array_agg(f.numerator) AS numerators, array_agg(f.denominator) AS denominators, " \
  "array_agg(f.flags) AS flags, array_agg(f.batch) AS batches, "                     \
  "array_agg(f.breakdown) FILTER (WHERE d.measure = 9) AS breakdowns "

// What is read of the version of a definition, and from which month on.
#define DEFINITION_AT                                                                         \
  "(SELECT o.title, o.theme, o.theme_heading, o.measure, o.unit, o.frequency, o.polarity, "   \
  "        o.decimals, o.columns, o.caveat, o.lag_months, o.baseline_rule, o.baseline_from, " \
  "        o.rule_profile, o.display_order, o.valid_from, o.valid_to, o.formula, "            \
  "        o.formula_subtracts, o.source_system, o.collection_method, o.peer_source, "        \
  "        o.allows_negative "                                                                \
  " FROM indicator_version o "                                                                \
  " WHERE o.force = $1 AND o.indicator = i.indicator AND o.revision <= k.own "                \
  " ORDER BY o.revision DESC LIMIT 1) "

// A version that stood at a revision is the last one up to it. An area lies below another where it
// does so in a month that may be a row's data month: the month asked for or one of the 26 before
// it (kFarthestDataMonth). Of a QUARTERLY indicator (2) what is read reaches back from the end of
// the latest quarter, as MonthsBehindRow() does. Peers are looked for where the force has a group
// or lies in a region or nation (kinds 2 and 1 of areas, 2 and 3 of figures), the area is its own,
// and the row has a column for them (2048: kPeers). What formulas name is read beside what was
// asked for, once whoever names it, over the months behind all of these.
const postgres::Statement kReadDashboard{postgres::kRead, "read_dashboard",
                                         R"(
    WITH RECURSIVE
    known AS MATERIALIZED (
        SELECT coalesce(own.revision, 0) AS own, coalesce(national.revision, 0) AS national,
               greatest(own.recorded_at, national.recorded_at) AS recorded_at
        FROM force f
        LEFT JOIN LATERAL (
            SELECT r.revision, r.recorded_at FROM revision r
            WHERE r.force = $1 AND r.revision <= coalesce($5::bigint, 9223372036854775807)
            ORDER BY r.revision DESC LIMIT 1) own ON true
        LEFT JOIN LATERAL (
            SELECT r.revision, r.recorded_at FROM revision r
            WHERE r.force = 'national'
              AND r.revision <= coalesce($6::bigint, 9223372036854775807)
            ORDER BY r.revision DESC LIMIT 1) national ON true
        WHERE f.force = $1),
    place AS MATERIALIZED (
        SELECT a.area, a.id, v.revision, v.title, v.kind, v.valid_from, v.valid_to
        FROM known k
        JOIN area a ON a.force = $1
        JOIN LATERAL (
            SELECT o.revision, o.title, o.kind, o.valid_from, o.valid_to FROM area_version o
            WHERE o.force = $1 AND o.area = a.area AND o.revision <= k.own
            ORDER BY o.revision DESC LIMIT 1) v ON true),
    link AS MATERIALIZED (
        SELECT l.* FROM (
            SELECT c.area, p.area AS parent,
                   greatest(c.valid_from, p.valid_from, m.valid_from) AS first_month,
                   least(c.valid_to, p.valid_to, m.valid_to) AS last_month
            FROM place c
            JOIN area_parent m ON m.force = $1 AND m.area = c.area AND m.revision = c.revision
                              AND m.parent_force = $1
            JOIN place p ON p.area = m.parent) l
        WHERE l.first_month <= $3 AND (l.last_month IS NULL
              OR (l.last_month >= $3 - 26 AND l.last_month >= l.first_month))),
    tree AS (
        SELECT p.area FROM place p WHERE p.id = $2
        UNION
        SELECT l.area FROM tree t JOIN link l ON l.parent = t.area),
    node AS MATERIALIZED (
        SELECT array_agg(p.area ORDER BY p.id <> $2, p.id) AS areas,
               array_agg(p.id ORDER BY p.id <> $2, p.id) AS ids,
               array_agg(p.title ORDER BY p.id <> $2, p.id) AS titles,
               array_agg(p.kind ORDER BY p.id <> $2, p.id) AS kinds,
               array_agg(p.valid_from ORDER BY p.id <> $2, p.id) AS valid_from,
               array_agg(coalesce(p.valid_to, -1) ORDER BY p.id <> $2, p.id) AS valid_to
        FROM tree t JOIN place p ON p.area = t.area),
    edge AS MATERIALIZED (
        SELECT array_agg(l.area) AS areas, array_agg(l.parent) AS parents,
               array_agg(l.first_month) AS first_months,
               array_agg(coalesce(l.last_month, -1)) AS last_months
        FROM tree t JOIN link l ON l.parent = t.area),
    estimate AS MATERIALIZED (
        SELECT array_agg(e.id) AS areas, array_agg(e.year) AS years, array_agg(e.value) AS values
        FROM (SELECT DISTINCT ON (p.area, p.year) a.id, p.year, p.value
              FROM known k
              CROSS JOIN tree t
              JOIN place a ON a.area = t.area
              JOIN population p ON p.force = $1 AND p.area = t.area AND p.revision <= k.own
              ORDER BY p.area, p.year, p.revision DESC) e),
    asked AS MATERIALIZED (
        SELECT i.indicator, i.id, v.*, true AS asked,
               $3 - v.lag_months - $8::integer - CASE WHEN v.frequency = 2 THEN ($3 + 1) % 3 ELSE 0 END
                   AS recent_first,
               CASE WHEN v.baseline_rule = 4 THEN v.baseline_from - 24 END AS fixed_first,
               v.baseline_from + 11 AS fixed_last,
               CASE WHEN v.measure = 9 THEN 'offence=' ELSE '' END COLLATE "C" AS first_breakdown,
               CASE WHEN v.measure = 9 THEN 'offence>' ELSE '' END COLLATE "C" AS last_breakdown
        FROM known k
        JOIN indicator i ON i.force = $1 AND ($7 = '' OR i.id = $7)
        JOIN LATERAL )" DEFINITION_AT R"( v ON true
        WHERE ($4 = '' OR v.theme = $4) AND v.valid_from <= $3
          AND (v.valid_to IS NULL OR v.valid_to >= $3)),
    operand AS MATERIALIZED (
        SELECT t.id, min(a.recent_first) AS recent_first, min(a.fixed_first) AS fixed_first,
               max(CASE WHEN a.fixed_first IS NOT NULL THEN a.fixed_last END) AS fixed_last
        FROM asked a CROSS JOIN LATERAL unnest(a.formula) AS t (id)
        GROUP BY t.id),
    definition AS MATERIALIZED (
        SELECT * FROM asked
        UNION ALL
        SELECT i.indicator, i.id, v.*, false, t.recent_first, t.fixed_first, t.fixed_last,
               CASE WHEN v.measure = 9 THEN 'offence=' ELSE '' END COLLATE "C",
               CASE WHEN v.measure = 9 THEN 'offence>' ELSE '' END COLLATE "C"
        FROM known k
        CROSS JOIN operand t
        JOIN indicator i ON i.force = $1 AND i.id = t.id COLLATE "C"
        JOIN LATERAL )" DEFINITION_AT R"( v ON true),
    weight AS MATERIALIZED (
        SELECT array_agg(w.category) AS categories, array_agg(w.first_month) AS first_months,
               array_agg(coalesce(w.last_month, -1)) AS last_months,
               array_agg(w.weight) AS weights
        FROM (SELECT DISTINCT ON (h.id) h.*
              FROM known k
              JOIN harm_weight h ON h.force = $1 AND h.revision <= k.own
              WHERE EXISTS (SELECT FROM definition WHERE measure = 9)
              ORDER BY h.id, h.revision DESC) w
        WHERE NOT w.deleted),
    peers AS MATERIALIZED ()" PEER_GROUPS R"( AND $2 = $1),
    titles AS MATERIALIZED ()" FORCE_TITLES("WHERE f.force = ANY ((SELECT everyone FROM peers)"
                                            " COLLATE \"C\")") R"(),
    beyond AS MATERIALIZED (
        SELECT a.area, a.id, v.revision, v.title, v.kind
        FROM known k
        JOIN area a ON a.force = 'national' AND $2 = $1
        JOIN LATERAL (
            SELECT o.revision, o.title, o.kind, o.valid_from, o.valid_to FROM area_version o
            WHERE o.force = 'national' AND o.area = a.area AND o.revision <= k.national
            ORDER BY o.revision DESC LIMIT 1) v
          ON v.kind IN (1, 2) AND v.valid_from <= $3 AND coalesce(v.valid_to, $3) >= $3),
    up AS (
        SELECT m.parent AS area
        FROM place p
        JOIN area_parent m ON m.force = $1 AND m.area = p.area AND m.revision = p.revision
                          AND m.parent_force = 'national'
        WHERE p.id = $1 AND $2 = $1
          AND coalesce(m.valid_from, $3) <= $3 AND coalesce(m.valid_to, $3) >= $3
        UNION
        SELECT m.parent
        FROM up u
        JOIN beyond b ON b.area = u.area
        JOIN area_parent m ON m.force = 'national' AND m.area = b.area AND m.revision = b.revision
        WHERE coalesce(m.valid_from, $3) <= $3 AND coalesce(m.valid_to, $3) >= $3),
    above AS MATERIALIZED (
        SELECT array_agg((CASE b.kind WHEN 1 THEN 3 ELSE 2 END)::smallint ORDER BY b.id) AS kinds,
               array_agg(b.id ORDER BY b.id) AS ids, array_agg(b.title ORDER BY b.id) AS titles
        FROM beyond b
        WHERE b.area IN (SELECT u.area FROM up u)
           OR (b.kind = 1 AND (SELECT count(*) FROM beyond o WHERE o.kind = 1) = 1
               AND NOT EXISTS (SELECT 1 FROM up u JOIN beyond o ON o.area = u.area
                               WHERE o.kind = 1)))
    SELECT k.own, k.national, k.recorded_at, n.areas, n.ids, n.titles, n.kinds, n.valid_from,
           n.valid_to,
           l.areas, l.parents, l.first_months, l.last_months, e.areas, e.years, e.values,
           d.id, d.title, d.theme, d.theme_heading, d.measure, d.unit, d.frequency, d.polarity,
           d.decimals, d.columns, d.caveat, d.lag_months, d.baseline_rule, d.baseline_from,
           d.rule_profile, d.display_order, d.valid_from, d.valid_to, d.formula,
           d.formula_subtracts, d.source_system, d.collection_method, d.peer_source,
           d.allows_negative, d.asked,
           own.areas || below.areas, own.months || below.months, own.numerators || below.numerators,
           own.denominators || below.denominators, own.flags || below.flags,
           own.batches || below.batches, own.breakdowns || below.breakdowns,
           printed.cells, printed.comparators, printed.texts, printed.reasons, printed.verdicts,
           printed.data_to,
           noted.kinds, noted.ids, noted.first_months, noted.last_months, noted.values,
           noted.adjusted, noted.reasons, noted.authors, noted.areas,
           h.categories, h.first_months, h.last_months, h.weights,
           )" PEER_GROUP_COLUMNS ", " PUBLISHED_COLUMNS ", " ABOVE_COLUMNS R"(,
           a.kinds, a.ids, a.titles, t.forces, t.titles
    FROM known k
    CROSS JOIN node n
    CROSS JOIN edge l
    CROSS JOIN estimate e
    CROSS JOIN peers g
    CROSS JOIN above a
    CROSS JOIN titles t
    LEFT JOIN definition d ON n.areas IS NOT NULL
    LEFT JOIN weight h
      ON d.indicator = (SELECT min(m.indicator) FROM definition m WHERE m.measure = 9)
    LEFT JOIN LATERAL (
        SELECT )" FIGURE_ARRAYS "FROM " FIGURES_OF("n.areas[1]") R"( f) own ON true
    LEFT JOIN LATERAL (
        SELECT )" FIGURE_ARRAYS "FROM tree t CROSS JOIN LATERAL " FIGURES_OF("t.area") R"( f
        WHERE t.area <> n.areas[1] AND ($9::boolean OR own.months IS NULL)) below ON true
    LEFT JOIN LATERAL (
        SELECT array_agg(c.cell) AS cells, array_agg(c.comparator) AS comparators,
               array_agg(c.text) AS texts, array_agg(c.reason) AS reasons,
               array_agg(c.verdict) AS verdicts, array_agg(coalesce(c.data_to, -1)) AS data_to
        FROM (SELECT DISTINCT ON (p.cell, p.comparator)
                     p.cell, p.comparator, p.text, p.reason, p.verdict, p.data_to
              FROM printed_cell p
              WHERE d.asked AND p.force = $1 AND p.area = n.areas[1] AND p.month = $3
                AND p.indicator = d.indicator AND p.revision <= k.own
              ORDER BY p.cell, p.comparator, p.revision DESC) c) printed ON true
    LEFT JOIN LATERAL (
        SELECT array_agg(m.kind) AS kinds, array_agg(m.id) AS ids,
               array_agg(m.first_month) AS first_months,
               array_agg(coalesce(m.last_month, -1)) AS last_months,
               array_agg(coalesce(m.value, 0)) AS values,
               array_agg(coalesce(other.id, '')) AS adjusted,
               array_agg(m.reason) AS reasons, array_agg(m.author) AS authors,
               array_agg(coalesce(m.area, 0)) AS areas
        FROM (SELECT DISTINCT ON (a.kind, a.id) a.*
              FROM annotation a
              WHERE d.asked AND a.force = $1 AND a.indicator = d.indicator AND a.revision <= k.own
              ORDER BY a.kind, a.id, a.revision DESC) m
        LEFT JOIN indicator other ON other.force = $1 AND other.indicator = m.adjusted_indicator
        WHERE NOT m.deleted
          AND (m.area IS NULL OR m.area = n.areas[1] OR ($9::boolean AND m.area = ANY (n.areas)))
    ) noted ON true
    LEFT JOIN LATERAL ()" PUBLISHED_DEFINITION("d.id") R"(
        AND d.asked AND (g.ids IS NOT NULL OR a.ids IS NOT NULL) AND d.columns & 2048 <> 0) q ON true
    LEFT JOIN LATERAL ()" LATEST_PUBLISHED R"() latest ON true
    LEFT JOIN LATERAL ()" PUBLISHED_FIGURES("p.of_kind = 1 AND p.period_end = latest.period_end "
                                            "AND p.of_id = ANY (g.everyone COLLATE \"C\")")
                                             R"() published ON true
    LEFT JOIN LATERAL ()" FIGURES_ABOVE R"() higher ON true
    ORDER BY d.asked DESC, CASE WHEN d.asked THEN d.display_order END, d.id)"};

#undef DEFINITION_AT
#undef FIGURE_ARRAYS
#undef FIGURES_OF
#undef FIGURES_IN

}  // namespace copperplate::indicators
