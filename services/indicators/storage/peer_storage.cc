#include "services/indicators/storage/peer_storage.h"

#include <cstdint>
#include <optional>
#include <string>

#include "libs/change/force.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/storage/peer_rows.h"
#include "services/indicators/storage/read_columns.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {

const postgres::Statement kReadPeers{
    postgres::kRead, "read_peers",
    R"(
    WITH known AS MATERIALIZED (
        SELECT coalesce(own.revision, 0) AS own, coalesce(national.revision, 0) AS national,
               greatest(own.recorded_at, national.recorded_at) AS recorded_at
        FROM force f
        LEFT JOIN LATERAL (
            SELECT r.revision, r.recorded_at FROM revision r
            WHERE r.force = $1 AND r.revision <= coalesce($4::bigint, 9223372036854775807)
            ORDER BY r.revision DESC LIMIT 1) own ON true
        LEFT JOIN LATERAL (
            SELECT r.revision, r.recorded_at FROM revision r
            WHERE r.force = 'national'
              AND r.revision <= coalesce($5::bigint, 9223372036854775807)
            ORDER BY r.revision DESC LIMIT 1) national ON true
        WHERE f.force = $1),
    own AS (
        SELECT v.title, v.rule_profile, v.valid_from, v.valid_to
        FROM known k
        JOIN indicator i ON i.force = $1 AND i.id = $2
        JOIN LATERAL (
            SELECT o.title, o.rule_profile, o.valid_from, o.valid_to FROM indicator_version o
            WHERE o.force = $1 AND o.indicator = i.indicator AND o.revision <= k.own
            ORDER BY o.revision DESC LIMIT 1) v ON true)
    SELECT k.own, k.national, k.recorded_at, own.title, own.rule_profile,
           own.valid_from, own.valid_to,
           )" PEER_GROUP_COLUMNS ", " PUBLISHED_COLUMNS R"(,
           t.forces, t.titles
    FROM known k
    LEFT JOIN own ON true
    CROSS JOIN ()" FORCE_TITLES("") R"() t
    CROSS JOIN ()" PEER_GROUPS R"() g
    LEFT JOIN LATERAL ()" PUBLISHED_DEFINITION(
        "$2") R"() q ON true
    LEFT JOIN LATERAL ()" LATEST_PUBLISHED
              R"() latest ON true
    LEFT JOIN LATERAL ()" PUBLISHED_FIGURES(
                  "p.of_kind BETWEEN 1 AND 3 AND p.period_end IN (latest.period_end, "
                  "latest.period_end - 12)") R"() published ON true)"};

absl::StatusOr<PeerFigures> PeerStorage::Read(const RequestContext& context,
                                              const PeerQuery& query) {
  constexpr int kGroups = 7;
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  std::optional<int64_t> own;
  std::optional<int64_t> national;
  if (query.known_at.has_value()) {
    ABSL_ASSIGN_OR_RETURN(const Revisions at, ResolveKnownAt(lease, context.force, query.known_at));
    own = at.own;
    national = at.national;
  }
  ABSL_ASSIGN_OR_RETURN(
      const postgres::Rows rows,
      lease.Query(kReadPeers, context.force, query.indicator, query.month, own, national));
  if (rows.empty()) return ForceUnknown();
  const postgres::Row row = rows[0];
  PeerFigures figures;
  std::optional<std::string> title, profile;
  std::optional<int32_t> valid_from, valid_to;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, 0, figures.revision, figures.national_revision,
                                figures.recorded_at, title, profile, valid_from, valid_to));
  if (title.has_value()) {
    figures.own = OwnIndicator{*title, profile.value_or(""), valid_from.value_or(0), valid_to};
  }
  ABSL_RETURN_IF_ERROR(ReadPeerGroups(row, kGroups, context.force, figures.groups));
  ABSL_RETURN_IF_ERROR(
      ReadPublished(row, kGroups + kPeerGroupColumns, query.indicator, figures.peers));
  ABSL_RETURN_IF_ERROR(
      ReadForceTitles(row, kGroups + kPeerGroupColumns + kPublishedColumns, figures.titles));
  return figures;
}

}  // namespace copperplate::indicators
