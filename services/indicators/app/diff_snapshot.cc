#include "services/indicators/app/diff_snapshot.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/indicators/app/compare_dashboard.h"
#include "services/indicators/app/compute_dashboard.h"

namespace copperplate::indicators {

namespace {

// Whether areas make the field what it is, by what is added up of them.
bool IsOfAreas(absl::string_view field) {
  return field == "dataMonth" || field == "provisional" || field == "qualifiers" ||
         field == "restated" || field == "populationYear";
}

bool MayHaveMoved(const DiffCause& cause, const CellDifference& difference, bool is_rate) {
  const bool cell = difference.kind == DifferenceKind::kChanged;
  const bool computed = cell && difference.column != Column::kPeers;
  switch (cause.kind) {
    case CauseKind::kDefinition:
      return cause.indicator == difference.indicator;
    case CauseKind::kArea:
      return computed || IsOfAreas(difference.field);
    case CauseKind::kPopulation:
      return is_rate && (computed || difference.field == "populationYear");
    case CauseKind::kPrintedCell:
      return cell && cause.indicator == difference.indicator && cause.column == difference.column;
  }
  return false;
}

std::vector<DiffCause> CausesOf(const CellDifference& difference,
                                const std::vector<DiffCause>& changes,
                                const std::set<std::string>& rates) {
  const bool is_rate = rates.count(difference.indicator) > 0;
  std::vector<DiffCause> causes;
  for (const DiffCause& change : changes) {
    if (MayHaveMoved(change, difference, is_rate)) causes.push_back(change);
  }
  return causes;
}

}  // namespace

absl::StatusOr<SnapshotDifferences> DiffSnapshot(SnapshotRepository& snapshots,
                                                 DashboardReader& reader,
                                                 const RequestContext& context,
                                                 absl::string_view id) {
  ABSL_ASSIGN_OR_RETURN(const ComparedSnapshot published, snapshots.GetForDiff(context, id));
  const DashboardQuery query = {published.area, published.month, "", std::nullopt};
  ABSL_ASSIGN_OR_RETURN(DashboardFigures figures, reader.Read(context, query));
  CauseQuery since = {.after = published.revision,
                      .to = figures.revision,
                      .month = published.month,
                      .area = published.area,
                      .areas = {}};
  for (const AreaNode& node : figures.areas) since.areas.push_back(node.area);
  const ComputedDashboard now =
      ComputeDashboard(std::move(figures), query.month, published.profile);
  SnapshotDifferences result;
  result.revision = now.revision;
  result.differences = Diff(published.comparison, CompareDashboard(now));
  std::set<std::string> rates;
  for (const ComputedRow& row : now.rows) {
    if (row.definition.measure == Measure::kRate) rates.insert(row.definition.id);
  }
  std::vector<DiffCause> changes;
  if (!result.differences.empty()) {
    ABSL_ASSIGN_OR_RETURN(changes, snapshots.Causes(context, since));
  }
  std::set<int64_t> numbers;
  for (const CellDifference& difference : result.differences) {
    numbers.insert(difference.batches.begin(), difference.batches.end());
    result.causes.push_back(CausesOf(difference, changes, rates));
  }
  ABSL_ASSIGN_OR_RETURN(result.batch_ids,
                        snapshots.BatchIds(context, {numbers.begin(), numbers.end()}));
  return result;
}

}  // namespace copperplate::indicators
