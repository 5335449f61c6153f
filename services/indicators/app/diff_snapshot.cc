#include "services/indicators/app/diff_snapshot.h"

#include <map>
#include <set>
#include <string>
#include <tuple>
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
    case CauseKind::kSeriesBreak:
      return cause.indicator == difference.indicator && difference.field == "seriesBreaks";
  }
  return false;
}

// Which cell or field a difference is about.
using Place = std::tuple<std::string, DifferenceKind, Column, std::string>;

Place PlaceOf(const CellDifference& difference) {
  return {difference.indicator, difference.kind, difference.column, difference.field};
}

// Today's figures, among the definitions, areas, estimates and printed cells that were held `then`.
DashboardFigures WithFiguresOf(const DashboardFigures& now, DashboardFigures then) {
  std::map<std::string, int> nodes;
  for (size_t i = 0; i < then.areas.size(); ++i) nodes[then.areas[i].area] = static_cast<int>(i);
  std::map<std::string, std::vector<AreaSeries>> series;
  for (const IndicatorFigures& indicator : now.indicators) {
    std::vector<AreaSeries>& moved = series[indicator.definition.id];
    for (const AreaSeries& own : indicator.series) {
      const auto node = nodes.find(now.areas[static_cast<size_t>(own.node)].area);
      if (node != nodes.end()) moved.push_back({node->second, own.points});
    }
  }
  for (IndicatorFigures& indicator : then.indicators) {
    const auto moved = series.find(indicator.definition.id);
    if (moved != series.end()) indicator.series = std::move(moved->second);
  }
  return then;
}

// What more than the figures has moved: the differences between today's dashboard and the one that
// today's figures would have given then. Exact where imports and other changes came together.
absl::StatusOr<std::set<Place>> MovedByOtherChanges(DashboardReader& reader,
                                                    const RequestContext& context,
                                                    const ComparedSnapshot& published,
                                                    const DashboardFigures& figures,
                                                    const ComputedDashboard& now) {
  const DashboardQuery query = {published.area, published.month, "", published.recorded_at};
  ABSL_ASSIGN_OR_RETURN(DashboardFigures then, reader.Read(context, query));
  const ComputedDashboard without =
      ComputeDashboard(WithFiguresOf(figures, std::move(then)), published.month, published.profile);
  std::set<Place> places;
  for (const CellDifference& difference : Diff(CompareDashboard(without), CompareDashboard(now))) {
    places.insert(PlaceOf(difference));
  }
  return places;
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
  ABSL_ASSIGN_OR_RETURN(const DashboardFigures figures, reader.Read(context, query));
  CauseQuery since = {.after = published.revision,
                      .to = figures.revision,
                      .month = published.month,
                      .area = published.area,
                      .areas = {}};
  for (const AreaNode& node : figures.areas) since.areas.push_back(node.area);
  const ComputedDashboard now = ComputeDashboard(figures, query.month, published.profile);
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
  std::set<Place> moved;
  if (!changes.empty()) {
    ABSL_ASSIGN_OR_RETURN(moved, MovedByOtherChanges(reader, context, published, figures, now));
  }
  std::set<int64_t> numbers;
  for (const CellDifference& difference : result.differences) {
    numbers.insert(difference.batches.begin(), difference.batches.end());
    result.causes.push_back(moved.count(PlaceOf(difference)) > 0
                                ? CausesOf(difference, changes, rates)
                                : std::vector<DiffCause>());
  }
  ABSL_ASSIGN_OR_RETURN(result.batch_ids,
                        snapshots.BatchIds(context, {numbers.begin(), numbers.end()}));
  return result;
}

}  // namespace copperplate::indicators
