#include "services/indicators/storage/force_storage.h"

#include <utility>

#include "libs/change/force.h"
#include "libs/change_postgres/paging.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {
namespace {

using postgres::Statement;

constexpr Statement kFindForce{postgres::kRead, "find_force",
                               "SELECT force, title, ons_code FROM force WHERE force = $1"};

constexpr Statement kListForces{postgres::kRead, "list_forces", R"(
    SELECT force, title, ons_code FROM force WHERE force > $1 ORDER BY force LIMIT $2)"};

absl::StatusOr<Force> ReadForce(const postgres::Row& row) {
  Force force;
  ABSL_RETURN_IF_ERROR(row.Read(force.id, force.title, force.ons_code));
  return force;
}

}  // namespace

absl::StatusOr<Force> ForceStorage::Get(const RequestContext& context, absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.AcquireAcrossForces(context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, lease.Query(kFindForce, id));
  if (rows.empty()) return ForceUnknown();
  return ReadForce(rows[0]);
}

absl::StatusOr<Page<Force>> ForceStorage::List(const RequestContext& context,
                                               absl::string_view after, int limit) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.AcquireAcrossForces(context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        lease.Query(kListForces, after, change_postgres::RowsToAsk(limit)));
  return change_postgres::ReadPage<Force>(rows, limit, ReadForce);
}

}  // namespace copperplate::indicators
