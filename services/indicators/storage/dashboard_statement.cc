#include "services/indicators/storage/dashboard_rows.h"
#include "services/indicators/storage/peer_rows.h"

namespace copperplate::indicators {

// The newest figure of each month of one area and indicator. The order is that of observation's
// key read backwards, so each is met first among its revisions and nothing is sorted; every column
// named is in the key or included in it, so the table itself is not read. Only columns and
// parameters are compared, no expressions: under row-level security those would not reach the
// index. The months of MonthsBehindRow(), or further back: the recent ones, and those of a FIXED
// baseline beside them.
#define FIGURES_IN(months, area_key)                                                        \
  "(SELECT DISTINCT ON (o.month, o.breakdown) o.area, o.month, o.numerator, "               \
  "        coalesce(o.denominator, 0) AS denominator, o.flags, o.batch "                    \
  " FROM observation o "                                                                    \
  " WHERE o.force = $1 AND o.area = " area_key " AND o.indicator = d.indicator AND " months \
  "   AND o.breakdown = '' AND o.revision <= k.own "                                        \
  " ORDER BY o.month DESC, o.breakdown DESC, o.revision DESC) "

#define FIGURES_OF(area_key)                                                                  \
  "(" FIGURES_IN("o.month BETWEEN d.recent_first AND $3", area_key) " UNION ALL " FIGURES_IN( \
      "d.fixed_first IS NOT NULL AND o.month BETWEEN d.fixed_first AND d.fixed_last "         \
      "AND NOT o.month BETWEEN d.recent_first AND $3",                                        \
      area_key) ") "

#define FIGURE_ARRAYS                                                                \
  "array_agg(f.area) AS areas, array_agg(f.month) AS months, "                       \
  "array_agg(f.numerator) AS numerators, array_agg(f.denominator) AS denominators, " \
  "array_agg(f.flags) AS flags, array_agg(f.batch) AS batches "

// A version that stood at a revision is the last one up to it. An area lies below another where it
// does so in a month that may be a row's data month: the month asked for or one of the 26 before
// it (kFarthestDataMonth). Of a QUARTERLY indicator (2) what is read reaches back from the end of
// the latest quarter, as MonthsBehindRow() does. Peers are looked for where the force has a group,
// the area is its own, and the row has a column for them (2048: kPeers).
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
    definition AS MATERIALIZED (
        SELECT i.indicator, i.id, v.*,
               $3 - v.lag_months - $8::integer - CASE WHEN v.frequency = 2 THEN ($3 + 1) % 3 ELSE 0 END
                   AS recent_first,
               CASE WHEN v.baseline_rule = 4 THEN v.baseline_from - 24 END AS fixed_first,
               v.baseline_from + 11 AS fixed_last
        FROM known k
        JOIN indicator i ON i.force = $1 AND ($7 = '' OR i.id = $7)
        JOIN LATERAL (
            SELECT o.title, o.theme, o.theme_heading, o.measure, o.unit, o.frequency, o.polarity,
                   o.decimals, o.columns, o.caveat, o.lag_months, o.baseline_rule, o.baseline_from,
                   o.rule_profile, o.display_order, o.valid_from, o.valid_to, o.formula,
                   o.source_system, o.collection_method, o.peer_source, o.allows_negative
            FROM indicator_version o
            WHERE o.force = $1 AND o.indicator = i.indicator AND o.revision <= k.own
            ORDER BY o.revision DESC LIMIT 1) v ON true
        WHERE ($4 = '' OR v.theme = $4) AND v.valid_from <= $3
          AND (v.valid_to IS NULL OR v.valid_to >= $3)),
    peers AS MATERIALIZED ()" PEER_GROUPS R"( AND $2 = $1)
    SELECT k.own, k.national, k.recorded_at, n.areas, n.ids, n.titles, n.kinds, n.valid_from,
           n.valid_to,
           l.areas, l.parents, l.first_months, l.last_months, e.areas, e.years, e.values,
           d.id, d.title, d.theme, d.theme_heading, d.measure, d.unit, d.frequency, d.polarity,
           d.decimals, d.columns, d.caveat, d.lag_months, d.baseline_rule, d.baseline_from,
           d.rule_profile, d.display_order, d.valid_from, d.valid_to, d.formula,
           d.source_system, d.collection_method, d.peer_source, d.allows_negative,
           own.areas || below.areas, own.months || below.months, own.numerators || below.numerators,
           own.denominators || below.denominators, own.flags || below.flags,
           own.batches || below.batches,
           printed.cells, printed.comparators, printed.texts, printed.reasons, printed.verdicts,
           printed.data_to,
           noted.kinds, noted.ids, noted.first_months, noted.last_months, noted.values,
           noted.adjusted, noted.reasons, noted.authors, noted.areas,
           )" PEER_GROUP_COLUMNS ", " PUBLISHED_COLUMNS R"(
    FROM known k
    CROSS JOIN node n
    CROSS JOIN edge l
    CROSS JOIN estimate e
    CROSS JOIN peers g
    LEFT JOIN definition d ON n.areas IS NOT NULL
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
              WHERE p.force = $1 AND p.area = n.areas[1] AND p.month = $3
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
              WHERE a.force = $1 AND a.indicator = d.indicator AND a.revision <= k.own
              ORDER BY a.kind, a.id, a.revision DESC) m
        LEFT JOIN indicator other ON other.force = $1 AND other.indicator = m.adjusted_indicator
        WHERE NOT m.deleted
          AND (m.area IS NULL OR m.area = n.areas[1] OR ($9::boolean AND m.area = ANY (n.areas)))
    ) noted ON true
    LEFT JOIN LATERAL ()" PUBLISHED_DEFINITION("d.id") R"(
        AND g.ids IS NOT NULL AND d.columns & 2048 <> 0) q ON true
    LEFT JOIN LATERAL ()" LATEST_PUBLISHED R"() latest ON true
    LEFT JOIN LATERAL ()" PUBLISHED_FIGURES("p.of_kind = 1 AND p.period_end = latest.period_end "
                                            "AND p.of_id = ANY (g.everyone COLLATE \"C\")")
                                             R"() published ON true
    ORDER BY d.display_order, d.id)"};

#undef FIGURE_ARRAYS
#undef FIGURES_OF
#undef FIGURES_IN

}  // namespace copperplate::indicators
