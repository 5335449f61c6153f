// What is published of peers, as statements that look at it for one force read it: pieces of them,
// and what their columns mean. They stand beside `known k` (revisions) and name the groups `g`, the
// definition `q`, its latest period `latest`, the figures `published`, the areas that the force
// lies in `a` and their figures `higher`. $1 is the force, $3 the month.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "services/indicators/app/ports/peer_reader.h"

namespace copperplate::indicators {

// One row, its arrays NULL where the force has no group, but for `everyone`: the force and the
// members of any. Goes on with AND.
#define PEER_GROUPS                                                                               \
  "SELECT array_agg(i.id) AS ids, array_agg(v.valid_from) AS valid_from, "                        \
  "       array_agg(coalesce(v.valid_to, -1)) AS valid_to, array_agg(v.averaging) "               \
  "           AS averaging, array_agg(v.source) AS sources, "                                     \
  "       array_agg(array_to_string(v.members, ',')) AS members, "                                \
  "       string_to_array(concat_ws(',', $1, string_agg(array_to_string(v.members, ','), ',')), " \
  "           ',') "                                                                              \
  "           AS everyone "                                                                       \
  "FROM known k "                                                                                 \
  "JOIN peer_group i ON i.force = 'national' AND i.of_force = $1 "                                \
  "JOIN LATERAL (SELECT o.* FROM peer_group_version o "                                           \
  "              WHERE o.force = 'national' AND o.peer_group = i.peer_group "                     \
  "                AND o.revision <= k.national ORDER BY o.revision DESC LIMIT 1) v ON true "     \
  "WHERE true"

#define PEER_GROUP_COLUMNS "g.ids, g.valid_from, g.valid_to, g.averaging, g.sources, g.members"
inline constexpr int kPeerGroupColumns = 6;

// Goes on with AND.
#define PUBLISHED_DEFINITION(id)                                                              \
  "SELECT i.indicator, v.* "                                                                  \
  "FROM indicator i "                                                                         \
  "JOIN LATERAL (SELECT w.title, w.measure, w.unit, w.frequency, w.polarity, w.decimals, "    \
  "                     w.allows_negative, w.source_system, w.caveat, w.lag_months "          \
  "              FROM indicator_version w "                                                   \
  "              WHERE w.force = 'national' AND w.indicator = i.indicator "                   \
  "                AND w.revision <= k.national ORDER BY w.revision DESC LIMIT 1) v ON true " \
  "WHERE i.force = 'national' AND i.id = " id

#define LATEST_PUBLISHED                                                        \
  "SELECT p.period_end FROM peer_figure p "                                     \
  "WHERE p.force = 'national' AND p.indicator = q.indicator AND p.of_kind = 1 " \
  "  AND p.period_end <= $3 AND p.revision <= k.national "                      \
  "ORDER BY p.period_end DESC LIMIT 1"

// Of figures `p`; what is not given is the smallest number.
#define PEER_FIGURE_ARRAYS                                                                   \
  "array_agg(p.of_kind) AS kinds, array_agg(p.of_id) AS ids, "                               \
  "       array_agg(p.period_end) AS ends, array_agg(p.period_months) AS lengths, "          \
  "       array_agg(coalesce(p.numerator, (-9223372036854775808)::bigint)) AS numerators, "  \
  "       array_agg(coalesce(p.denominator, (-9223372036854775808)::bigint)) "               \
  "           AS denominators, "                                                             \
  "       array_agg(coalesce(p.value, (-9223372036854775808)::bigint)) AS values, "          \
  "       array_agg(coalesce(p.interval_lower, (-9223372036854775808)::bigint)) AS lowers, " \
  "       array_agg(coalesce(p.interval_upper, (-9223372036854775808)::bigint)) AS uppers, " \
  "       array_agg(p.data_to) AS data_to "

#define PEER_FIGURE                                                        \
  "p.of_kind, p.of_id, p.period_end, p.period_months, p.numerator, "       \
  "p.denominator, p.value, p.interval_lower, p.interval_upper, p.data_to " \
  "FROM peer_figure p "                                                    \
  "WHERE p.force = 'national' AND p.indicator = q.indicator AND p.revision <= k.national "

// The newest figure of each key, the key read backwards.
#define PUBLISHED_FIGURES(which)                                                          \
  "SELECT " PEER_FIGURE_ARRAYS                                                            \
  "FROM (SELECT DISTINCT ON (p.of_kind, p.period_end, p.of_id) " PEER_FIGURE "AND " which \
  "        AND latest.period_end IS NOT NULL "                                            \
  "      ORDER BY p.of_kind DESC, p.period_end DESC, p.of_id DESC, p.revision DESC) p"

// The same of the areas `a` that the force lies in: of each the latest, and beside them those of
// the force and its groups of the same periods, each once.
#define FIGURES_ABOVE                                                                          \
  "WITH newest AS MATERIALIZED ("                                                              \
  "    SELECT f.* FROM unnest(a.kinds, a.ids) AS higher_area(kind, id) "                       \
  "    CROSS JOIN LATERAL (SELECT " PEER_FIGURE                                                \
  "    AND p.of_kind = higher_area.kind AND p.period_end <= $3 AND p.of_id = higher_area.id "  \
  "COLLATE \"C\" "                                                                             \
  "    ORDER BY p.period_end DESC, p.of_id DESC, p.revision DESC LIMIT 1) f) "                 \
  "SELECT " PEER_FIGURE_ARRAYS                                                                 \
  "FROM (SELECT n.* FROM newest n UNION ALL "                                                  \
  "    SELECT f.* FROM (SELECT DISTINCT n.period_end FROM newest n) beside "                   \
  "    CROSS JOIN LATERAL (SELECT DISTINCT ON (p.of_kind, p.period_end, p.of_id) " PEER_FIGURE \
  "        AND p.of_kind = 1 AND p.period_end = beside.period_end "                            \
  "        AND p.of_id = ANY (g.everyone COLLATE \"C\") "                                      \
  "        ORDER BY p.of_kind DESC, p.period_end DESC, p.of_id DESC, p.revision DESC) f) p"

#define ABOVE_COLUMNS                                                          \
  "higher.kinds, higher.ids, higher.ends, higher.lengths, higher.numerators, " \
  "higher.denominators, higher.values, higher.lowers, higher.uppers, higher.data_to"
inline constexpr int kAboveColumns = 10;

#define PUBLISHED_COLUMNS                                                                \
  "q.title, q.measure, q.unit, q.frequency, q.polarity, q.decimals, q.allows_negative, " \
  "q.source_system, q.caveat, q.lag_months, latest.period_end, published.kinds, "        \
  "published.ids, published.ends, published.lengths, published.numerators, "             \
  "published.denominators, published.values, published.lowers, published.uppers, "       \
  "published.data_to"
inline constexpr int kPublishedColumns = 21;

// Of the forces that `which` names, as arrays: their ids and their titles.
#define FORCE_TITLES(which) \
  "SELECT array_agg(f.force) AS forces, array_agg(f.title) AS titles FROM force f " which

// Those columns from `first` on.
absl::Status ReadForceTitles(const postgres::Row& row, int first, ForceTitles& titles);

// The columns of PEER_FIGURE_ARRAYS from `first` on; none where they are NULL.
absl::Status ReadPeerFigures(const postgres::Row& row, int first, std::vector<PeerFigure>& figures);

// PEER_GROUP_COLUMNS from `first` on, of `force`.
absl::Status ReadPeerGroups(const postgres::Row& row, int first, absl::string_view force,
                            std::vector<PeerGroup>& groups);

// PUBLISHED_COLUMNS from `first` on, of the indicator of this id; nothing where there is none.
absl::Status ReadPublished(const postgres::Row& row, int first, const std::string& indicator,
                           std::optional<PublishedPeers>& published);

}  // namespace copperplate::indicators
