// What is published of peers, as statements that look at it for one force read it: pieces of them,
// and what their columns mean. They stand beside `known k` (revisions) and name the groups `g`, the
// definition `q`, its latest period `latest` and the figures `published`. $1 is the force, $3 the
// month.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "services/indicators/app/ports/peer_reader.h"

namespace copperplate::indicators {

// One row, its arrays NULL where the force has no group; `everyone` are the force and the members
// of any. Goes on with AND.
#define PEER_GROUPS                                                                             \
  "SELECT array_agg(i.id) AS ids, array_agg(v.valid_from) AS valid_from, "                      \
  "       array_agg(coalesce(v.valid_to, -1)) AS valid_to, array_agg(v.averaging) "             \
  "           AS averaging, array_agg(v.source) AS sources, "                                   \
  "       array_agg(array_to_string(v.members, ',')) AS members, "                              \
  "       string_to_array($1 || ',' || string_agg(array_to_string(v.members, ','), ','), ',') " \
  "           AS everyone "                                                                     \
  "FROM known k "                                                                               \
  "JOIN peer_group i ON i.force = 'national' AND i.of_force = $1 "                              \
  "JOIN LATERAL (SELECT o.* FROM peer_group_version o "                                         \
  "              WHERE o.force = 'national' AND o.peer_group = i.peer_group "                   \
  "                AND o.revision <= k.national ORDER BY o.revision DESC LIMIT 1) v ON true "   \
  "WHERE true"

#define PEER_GROUP_COLUMNS "g.ids, g.valid_from, g.valid_to, g.averaging, g.sources, g.members"
inline constexpr int kPeerGroupColumns = 6;

// Goes on with AND.
#define PUBLISHED_DEFINITION(id)                                                              \
  "SELECT i.indicator, v.* "                                                                  \
  "FROM indicator i "                                                                         \
  "JOIN LATERAL (SELECT o.title, o.measure, o.unit, o.frequency, o.polarity, o.decimals, "    \
  "                     o.allows_negative, o.source_system, o.caveat, o.lag_months "          \
  "              FROM indicator_version o "                                                   \
  "              WHERE o.force = 'national' AND o.indicator = i.indicator "                   \
  "                AND o.revision <= k.national ORDER BY o.revision DESC LIMIT 1) v ON true " \
  "WHERE i.force = 'national' AND i.id = " id

#define LATEST_PUBLISHED                                                        \
  "SELECT p.period_end FROM peer_figure p "                                     \
  "WHERE p.force = 'national' AND p.indicator = q.indicator AND p.of_kind = 1 " \
  "  AND p.period_end <= $3 AND p.revision <= k.national "                      \
  "ORDER BY p.period_end DESC LIMIT 1"

// The newest figure of each key, the key read backwards; what is not given is the smallest number.
#define PUBLISHED_FIGURES(which)                                                             \
  "SELECT array_agg(p.of_kind) AS kinds, array_agg(p.of_id) AS ids, "                        \
  "       array_agg(p.period_end) AS ends, array_agg(p.period_months) AS lengths, "          \
  "       array_agg(coalesce(p.numerator, (-9223372036854775808)::bigint)) AS numerators, "  \
  "       array_agg(coalesce(p.denominator, (-9223372036854775808)::bigint)) "               \
  "           AS denominators, "                                                             \
  "       array_agg(coalesce(p.value, (-9223372036854775808)::bigint)) AS values, "          \
  "       array_agg(coalesce(p.interval_lower, (-9223372036854775808)::bigint)) AS lowers, " \
  "       array_agg(coalesce(p.interval_upper, (-9223372036854775808)::bigint)) AS uppers, " \
  "       array_agg(p.data_to) AS data_to "                                                  \
  "FROM (SELECT DISTINCT ON (p.of_kind, p.period_end, p.of_id) p.of_kind, p.of_id, "         \
  "             p.period_end, p.period_months, p.numerator, p.denominator, p.value, "        \
  "             p.interval_lower, p.interval_upper, p.data_to "                              \
  "      FROM peer_figure p "                                                                \
  "      WHERE p.force = 'national' AND p.indicator = q.indicator AND " which                \
  "        AND latest.period_end IS NOT NULL AND p.revision <= k.national "                  \
  "      ORDER BY p.of_kind DESC, p.period_end DESC, p.of_id DESC, p.revision DESC) p"

#define PUBLISHED_COLUMNS                                                                \
  "q.title, q.measure, q.unit, q.frequency, q.polarity, q.decimals, q.allows_negative, " \
  "q.source_system, q.caveat, q.lag_months, latest.period_end, published.kinds, "        \
  "published.ids, published.ends, published.lengths, published.numerators, "             \
  "published.denominators, published.values, published.lowers, published.uppers, "       \
  "published.data_to"

// PEER_GROUP_COLUMNS from `first` on, of `force`.
absl::Status ReadPeerGroups(const postgres::Row& row, int first, absl::string_view force,
                            std::vector<PeerGroup>& groups);

// PUBLISHED_COLUMNS from `first` on, of the indicator of this id; nothing where there is none.
absl::Status ReadPublished(const postgres::Row& row, int first, const std::string& indicator,
                           std::optional<PublishedPeers>& published);

}  // namespace copperplate::indicators
