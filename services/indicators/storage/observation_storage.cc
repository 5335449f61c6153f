#include "services/indicators/storage/observation_storage.h"

#include <limits>

#include "libs/change/force.h"
#include "libs/change_postgres/paging.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/domain/limits.h"
#include "services/indicators/storage/observation_rows.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {
namespace {

using postgres::Lease;
using postgres::Rows;

// For answers that came out empty: a series without figures is not one that does not exist. `own`:
// the area is the force's, since none was named.
absl::Status CheckParents(Lease& lease, absl::string_view area, absl::string_view indicator,
                          bool own) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        lease.Query(kObservationParents, lease.force(), area, indicator));
  bool force_known = false;
  bool area_known = false;
  bool indicator_known = false;
  ABSL_RETURN_IF_ERROR(rows[0].Read(force_known, area_known, indicator_known));
  if (!force_known) return ForceUnknown();
  Faults faults;
  if (!indicator_known) AddIndicatorUnknown("indicator", faults);
  if (!area_known && !own) AddAreaUnknown("area", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return area_known ? absl::OkStatus() : OwnAreaUnknown();
}

}  // namespace

absl::StatusOr<int64_t> ObservationStorage::ResolveRevision(const RequestContext& context,
                                                            std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Revisions revisions, ResolveKnownAt(lease, context.force, known_at));
  return revisions.own;
}

absl::StatusOr<Page<ObservationRecord>> ObservationStorage::List(const RequestContext& context,
                                                                 const ObservationQuery& query) {
  const ObservationPosition after = query.after.value_or(ObservationPosition());
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows,
      lease.Query(kListObservations, context.force, query.revision, query.area, query.indicator,
                  query.from_month.value_or(kFirstMonth), query.to_month.value_or(kLastMonth),
                  after.area, after.indicator, after.month, after.breakdown,
                  change_postgres::RowsToAsk(query.limit)));
  if (rows.empty()) ABSL_RETURN_IF_ERROR(CheckParents(lease, query.area, query.indicator, false));
  return change_postgres::ReadPage<ObservationRecord>(rows, query.limit, ReadObservation);
}

absl::StatusOr<Page<ObservationRecord>> ObservationStorage::History(const RequestContext& context,
                                                                    const ObservationKey& key,
                                                                    std::optional<int64_t> before,
                                                                    int limit) {
  const std::string& area = key.area.empty() ? context.force : key.area;
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows,
      lease.Query(kObservationHistory, context.force, area, key.indicator, key.month, key.breakdown,
                  before.value_or(std::numeric_limits<int64_t>::max()),
                  change_postgres::RowsToAsk(limit)));
  if (rows.empty()) {
    ABSL_RETURN_IF_ERROR(CheckParents(lease, area, key.indicator, key.area.empty()));
  }
  return change_postgres::ReadPage<ObservationRecord>(rows, limit, ReadObservation);
}

}  // namespace copperplate::indicators
