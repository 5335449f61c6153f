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

bool IsOfPeers(const CellDifference& difference) {
  return difference.kind == DifferenceKind::kChanged && difference.column == Column::kPeers;
}

// Whether a control chart may make it what it is.
bool IsOfChart(const CellDifference& difference) {
  if (difference.kind == DifferenceKind::kFieldChanged) {
    return difference.field == "provisional" || difference.field == "qualifiers";
  }
  return difference.kind == DifferenceKind::kChanged &&
         (difference.column == Column::kV1Yr || difference.column == Column::kV3Yr ||
          difference.column == Column::kBenchmark);
}

// The rows as they are computed now.
struct RowsNow {
  std::string own_area;  // id of the force's
  std::map<std::string, Measure> measures;
};

bool MayHaveMoved(const DiffCause& cause, const CellDifference& difference, const RowsNow& rows) {
  const auto found = rows.measures.find(difference.indicator);
  const Measure measure = found == rows.measures.end() ? Measure::kCount : found->second;
  const bool cell = difference.kind == DifferenceKind::kChanged;
  const bool computed = cell && !IsOfPeers(difference);
  switch (cause.kind) {
    case CauseKind::kDefinition:
      return cause.indicator == difference.indicator;
    case CauseKind::kArea:
      // Peers are by the areas that the force's own lies in.
      return computed || IsOfAreas(difference.field) ||
             (IsOfPeers(difference) && cause.subject == rows.own_area);
    case CauseKind::kPopulation:
      return measure == Measure::kRate && (computed || difference.field == "populationYear");
    case CauseKind::kPrintedCell:
      return cell && cause.indicator == difference.indicator && cause.column == difference.column;
    case CauseKind::kSeriesBreak:
      return cause.indicator == difference.indicator && difference.field == "seriesBreaks";
    case CauseKind::kHarmWeight:
      // Of whatever category: one in force without figures leaves the row without a value.
      return measure == Measure::kHarm && (computed || IsOfAreas(difference.field));
    case CauseKind::kTarget:
    case CauseKind::kRebase:
      return cause.indicator == difference.indicator && IsOfChart(difference);
    case CauseKind::kPeerGroup:
    case CauseKind::kPeerArea:
      return IsOfPeers(difference);
    case CauseKind::kPeerFigures:
    case CauseKind::kPeerDefinition:
      return IsOfPeers(difference) && cause.indicator == difference.indicator;
    case CauseKind::kCommentary:
    case CauseKind::kProfile:
      return false;
  }
  return false;
}

// Which cell or field a difference is about.
using Place = std::tuple<std::string, DifferenceKind, Column, std::string>;

Place PlaceOf(const CellDifference& difference) {
  return {difference.indicator, difference.kind, difference.column, difference.field};
}

// What an indicator was measured at.
struct Measured {
  std::vector<AreaSeries> series;
  std::vector<CategorySeries> harm;
};
using SeriesById = std::map<std::string, Measured>;

// Of each indicator, by the areas as they are numbered in `nodes`.
SeriesById SeriesIn(const DashboardFigures& now, const std::vector<IndicatorFigures>& indicators,
                    const std::map<std::string, int>& nodes) {
  SeriesById series;
  for (const IndicatorFigures& indicator : indicators) {
    Measured& moved = series[indicator.definition.id];
    for (const AreaSeries& own : indicator.series) {
      const auto node = nodes.find(now.areas[static_cast<size_t>(own.node)].area);
      if (node != nodes.end()) moved.series.push_back({node->second, own.points});
    }
    for (const CategorySeries& one : indicator.harm) {
      const auto node = nodes.find(now.areas[static_cast<size_t>(one.series.node)].area);
      if (node != nodes.end()) {
        moved.harm.push_back({one.category, {node->second, one.series.points}});
      }
    }
  }
  return series;
}

void SetSeries(SeriesById series, std::vector<IndicatorFigures>& indicators) {
  for (IndicatorFigures& indicator : indicators) {
    const auto moved = series.find(indicator.definition.id);
    if (moved == series.end()) continue;
    indicator.series = std::move(moved->second.series);
    indicator.harm = std::move(moved->second.harm);
  }
}

// Today's figures, among the definitions, areas, estimates and printed cells that were held `then`.
DashboardFigures WithFiguresOf(const DashboardFigures& now, DashboardFigures then) {
  std::map<std::string, int> nodes;
  for (size_t i = 0; i < then.areas.size(); ++i) nodes[then.areas[i].area] = static_cast<int>(i);
  SetSeries(SeriesIn(now, now.indicators, nodes), then.indicators);
  SetSeries(SeriesIn(now, now.operands, nodes), then.operands);
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
                                const std::vector<DiffCause>& changes, const RowsNow& rows) {
  std::vector<DiffCause> causes;
  for (const DiffCause& change : changes) {
    if (MayHaveMoved(change, difference, rows)) causes.push_back(change);
  }
  return causes;
}

// The profile, where another version of it gave the verdict.
std::vector<DiffCause> ProfileOf(const CellDifference& difference) {
  if (difference.profile.empty()) return {};
  DiffCause cause;
  cause.kind = CauseKind::kProfile;
  cause.subject = difference.profile;
  cause.version_before = difference.version_before;
  cause.version_after = difference.version_after;
  return {cause};
}

std::vector<CommentaryDifference> DifferencesOf(const CommentaryChanges& changes, bool sensitive) {
  std::vector<KeptCommentary> kept;
  for (const CommentaryRecord& record : changes.kept) {
    kept.push_back({record.commentary, record.sensitive_now});
  }
  std::vector<Commentary> standing;
  for (const CommentaryRecord& record : changes.standing) standing.push_back(record.commentary);
  return DiffCommentaries(kept, standing, sensitive);
}

// Ids of those that are sensitive as the differences show them.
std::vector<std::string> SensitiveIn(const SnapshotDifferences& differences) {
  const auto is_sensitive = [](const std::vector<CommentaryRecord>& side, const std::string& id) {
    return FindById(side, id)->sensitive();
  };
  std::vector<std::string> ids;
  for (const CommentaryDifference& one : differences.commentary_differences) {
    if ((one.has_before() && is_sensitive(differences.commentaries.kept, one.id)) ||
        (one.has_after() && is_sensitive(differences.commentaries.standing, one.id))) {
      ids.push_back(one.id);
    }
  }
  return ids;
}

}  // namespace

absl::StatusOr<SnapshotDifferences> DiffSnapshot(SnapshotRepository& snapshots,
                                                 DashboardReader& reader,
                                                 const RequestContext& context,
                                                 absl::string_view id, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(const ComparedSnapshot published, snapshots.GetForDiff(context, id));
  const DashboardQuery query = {published.area, published.month, "", std::nullopt};
  ABSL_ASSIGN_OR_RETURN(const DashboardFigures figures, reader.Read(context, query));
  CauseQuery since = {.after = published.revision,
                      .to = figures.revision,
                      .month = published.month,
                      .area = published.area,
                      .areas = {},
                      .national_after = published.national_revision,
                      .national_to = figures.national_revision,
                      .peers_of = {}};
  for (const AreaNode& node : figures.areas) since.areas.push_back(node.area);
  const ComputedDashboard now = ComputeDashboard(figures, query.month, published.profile);
  SnapshotDifferences result;
  result.revision = now.revision;
  result.differences = Diff(published.comparison, CompareDashboard(now));
  for (const CellDifference& difference : result.differences) {
    if (IsOfPeers(difference)) since.peers_of.push_back(difference.indicator);
  }
  RowsNow rows{context.force, {}};
  for (const ComputedRow& row : now.rows) rows.measures[row.definition.id] = row.definition.measure;
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
    std::vector<DiffCause>& causes = result.causes.emplace_back(ProfileOf(difference));
    if (moved.count(PlaceOf(difference)) == 0) continue;
    const std::vector<DiffCause> others = CausesOf(difference, changes, rows);
    causes.insert(causes.end(), others.begin(), others.end());
  }
  ABSL_ASSIGN_OR_RETURN(result.batch_ids,
                        snapshots.BatchIds(context, {numbers.begin(), numbers.end()}));
  ABSL_ASSIGN_OR_RETURN(result.commentaries, snapshots.Commentaries(context, since));
  result.commentary_differences = DifferencesOf(result.commentaries, sensitive);
  ABSL_RETURN_IF_ERROR(snapshots.RecordReadings(context, SensitiveIn(result)));
  return result;
}

}  // namespace copperplate::indicators
