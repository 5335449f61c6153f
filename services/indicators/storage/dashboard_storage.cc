#include "services/indicators/storage/dashboard_storage.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/indicators/storage/dashboard_rows.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {

namespace {

constexpr postgres::Statement kThemes{postgres::kRead, "themes", R"(
    SELECT DISTINCT v.theme COLLATE "C" AS theme
    FROM indicator i
    JOIN LATERAL (SELECT o.theme FROM indicator_version o
                  WHERE o.force = $1 AND o.indicator = i.indicator AND o.revision <= $2::bigint
                  ORDER BY o.revision DESC LIMIT 1) v ON true
    WHERE i.force = $1
    ORDER BY theme)"};

}  // namespace

absl::StatusOr<DashboardFigures> DashboardStorage::Read(const RequestContext& context,
                                                        const DashboardQuery& query) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  std::optional<Revisions> at;
  if (query.known_at.has_value()) {
    ABSL_ASSIGN_OR_RETURN(at, ResolveKnownAt(lease, context.force, query.known_at));
  }
  return ReadDashboardFigures(lease, context.force, query, at);
}

absl::StatusOr<std::vector<std::string>> DashboardStorage::Themes(const RequestContext& context,
                                                                  int64_t revision) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, lease.Query(kThemes, context.force, revision));
  std::vector<std::string> themes;
  for (const postgres::Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(themes.emplace_back(), row.Get<std::string>(0));
  }
  return themes;
}

}  // namespace copperplate::indicators
