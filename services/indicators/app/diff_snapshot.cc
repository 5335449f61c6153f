#include "services/indicators/app/diff_snapshot.h"

#include <set>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/compare_dashboard.h"
#include "services/indicators/app/compute_dashboard.h"

namespace copperplate::indicators {

absl::StatusOr<SnapshotDifferences> DiffSnapshot(SnapshotRepository& snapshots,
                                                 DashboardReader& reader,
                                                 const RequestContext& context,
                                                 absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(const ComparedSnapshot published, snapshots.GetForDiff(context, id));
  const DashboardQuery query = {published.area, published.month, "", std::nullopt};
  ABSL_ASSIGN_OR_RETURN(DashboardFigures figures, reader.Read(context, query));
  const ComputedDashboard now =
      ComputeDashboard(std::move(figures), query.month, published.profile);
  SnapshotDifferences result;
  result.revision = now.revision;
  result.differences = Diff(published.comparison, CompareDashboard(now));
  std::set<int64_t> numbers;
  for (const CellDifference& difference : result.differences) {
    numbers.insert(difference.batches.begin(), difference.batches.end());
  }
  ABSL_ASSIGN_OR_RETURN(result.batch_ids,
                        snapshots.BatchIds(context, {numbers.begin(), numbers.end()}));
  return result;
}

}  // namespace copperplate::indicators
