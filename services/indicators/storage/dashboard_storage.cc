#include "services/indicators/storage/dashboard_storage.h"

#include <optional>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/storage/dashboard_rows.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {

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

}  // namespace copperplate::indicators
