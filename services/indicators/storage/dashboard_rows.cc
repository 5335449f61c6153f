#include "services/indicators/storage/dashboard_rows.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "libs/change/force.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/domain/series.h"
#include "services/indicators/storage/figure_flags.h"
#include "services/indicators/storage/integer_array.h"
#include "services/indicators/storage/peer_rows.h"
#include "services/indicators/storage/read_columns.h"

namespace copperplate::indicators {
namespace {

using postgres::Row;

// Where each group of the statement's columns begins.
constexpr int kStand = 0;
constexpr int kAreaColumns = 3;
constexpr int kLinks = 9;
constexpr int kEstimates = 13;
constexpr int kDefinition = 16;
constexpr int kAsked = 40;
constexpr int kFigures = 41;
constexpr int kPrinted = 48;
constexpr int kAnnotations = 54;
constexpr int kHarmWeights = 63;
constexpr int kPeerGroups = 67;
constexpr int kPublished = kPeerGroups + kPeerGroupColumns;
constexpr int kFiguresAbove = kPublished + kPublishedColumns;
constexpr int kAreasAbove = kFiguresAbove + kAboveColumns;
constexpr int kForceTitles = kAreasAbove + 3;

std::optional<int32_t> MonthOrNone(int64_t month) {
  if (month < 0) return std::nullopt;
  return static_cast<int32_t>(month);
}

// The keys of the areas, in the order of `figures.areas`.
absl::StatusOr<std::vector<int64_t>> ReadAreas(const Row& row, DashboardFigures& figures) {
  IntegerArray keys, kinds, valid_from, valid_to;
  std::vector<std::string> ids, titles;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, kAreaColumns, keys, ids, titles, kinds, valid_from, valid_to));
  for (size_t i = 0; i < ids.size(); ++i) {
    AreaNode& node = figures.areas.emplace_back();
    node.area = std::move(ids[i]);
    node.title = std::move(titles[i]);
    node.kind = postgres::FromNumber<AreaKind>(kinds.values[i]);
    node.valid_from = static_cast<int32_t>(valid_from.values[i]);
    node.valid_to = MonthOrNone(valid_to.values[i]);
  }
  return std::move(keys.values);
}

int IndexOf(const std::vector<int64_t>& keys, int64_t key) {
  return static_cast<int>(std::find(keys.begin(), keys.end(), key) - keys.begin());
}

absl::Status ReadLinks(const Row& row, const std::vector<int64_t>& keys,
                       DashboardFigures& figures) {
  if (row.IsNull(kLinks)) return absl::OkStatus();
  IntegerArray areas, parents, first_months, last_months;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, kLinks, areas, parents, first_months, last_months));
  for (size_t i = 0; i < areas.values.size(); ++i) {
    figures.links.push_back({IndexOf(keys, areas.values[i]), IndexOf(keys, parents.values[i]),
                             static_cast<int32_t>(first_months.values[i]),
                             MonthOrNone(last_months.values[i])});
  }
  return absl::OkStatus();
}

absl::Status ReadEstimates(const Row& row, DashboardFigures& figures) {
  if (row.IsNull(kEstimates)) return absl::OkStatus();
  std::vector<std::string> areas;
  IntegerArray years, values;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, kEstimates, areas, years, values));
  for (size_t i = 0; i < areas.size(); ++i) {
    figures.populations.push_back(
        {std::move(areas[i]), static_cast<int>(years.values[i]), values.values[i]});
  }
  return absl::OkStatus();
}

absl::Status ReadAreasAbove(const Row& row, std::vector<AreaAbove>& areas) {
  if (row.IsNull(kAreasAbove)) return absl::OkStatus();
  IntegerArray kinds;
  std::vector<std::string> ids, titles;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, kAreasAbove, kinds, ids, titles));
  for (size_t i = 0; i < ids.size(); ++i) {
    areas.push_back(
        {postgres::FromNumber<PeerKind>(kinds.values[i]), std::move(ids[i]), std::move(titles[i])});
  }
  return absl::OkStatus();
}

absl::Status ReadDefinition(const Row& row, IndicatorDefinition& definition) {
  int measure = 0;
  int frequency = 0;
  int polarity = 0;
  int baseline_rule = 0;
  uint32_t columns = 0;
  std::vector<std::string> terms;
  std::vector<bool> subtracts;
  ABSL_RETURN_IF_ERROR(ReadFrom(
      row, kDefinition, definition.id, definition.title, definition.theme, definition.theme_heading,
      measure, definition.unit, frequency, polarity, definition.decimals, columns,
      definition.caveat, definition.lag_months, baseline_rule, definition.baseline_from,
      definition.rule_profile, definition.display_order, definition.valid_from, definition.valid_to,
      terms, subtracts, definition.source_system, definition.collection_method,
      definition.peer_source, definition.allows_negative));
  definition.measure = postgres::FromNumber<Measure>(measure);
  definition.frequency = postgres::FromNumber<Frequency>(frequency);
  definition.polarity = postgres::FromNumber<Polarity>(polarity);
  definition.baseline_rule = postgres::FromNumber<BaselineRule>(baseline_rule);
  definition.columns = ColumnSet::FromBits(columns);
  for (size_t i = 0; i < terms.size(); ++i) {
    definition.formula.push_back({std::move(terms[i]), subtracts[i]});
  }
  return absl::OkStatus();
}

struct FigureColumns {
  IntegerArray areas, months, numerators, denominators, flags, batches;
};

// One figure of the arrays that ReadSeries() and ReadHarm() read.
SeriesPoint PointOf(const FigureColumns& of, size_t i) {
  SeriesPoint point;
  point.numerator = of.numerators.values[i];
  point.denominator = of.denominators.values[i];
  point.month = static_cast<int32_t>(of.months.values[i]);
  point.batch = static_cast<int32_t>(of.batches.values[i]);
  const auto packed = static_cast<int16_t>(of.flags.values[i]);
  point.status = StatusOf(packed);
  point.qualifiers = QualifierBit(QualifierOf(packed));
  return point;
}

// One stretch of points for each area, in the order of the areas.
absl::Status ReadSeries(const Row& row, const std::vector<int64_t>& keys,
                        std::vector<AreaSeries>& series) {
  if (row.IsNull(kFigures)) return absl::OkStatus();
  FigureColumns of;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, kFigures, of.areas, of.months, of.numerators, of.denominators,
                                of.flags, of.batches));
  const std::vector<int64_t>& areas = of.areas.values;
  for (size_t i = 0; i < areas.size(); ++i) {
    if (i == 0 || areas[i] != areas[i - 1]) {
      series.push_back({IndexOf(keys, areas[i]), {}});
      series.back().points.reserve(std::min<size_t>(areas.size() - i, 96));
    }
    series.back().points.push_back(PointOf(of, i));
  }
  for (AreaSeries& one : series) {
    std::reverse(one.points.begin(), one.points.end());
    ABSL_RETURN_IF_ERROR(SortSeries(one.points));
  }
  std::sort(series.begin(), series.end(),
            [](const AreaSeries& a, const AreaSeries& b) { return a.node < b.node; });
  return absl::OkStatus();
}

// One stretch of points for each category and area, by category, then area. The rows come by area,
// the latest month first.
absl::Status ReadHarm(const Row& row, const std::vector<int64_t>& keys,
                      std::vector<CategorySeries>& harm) {
  if (row.IsNull(kFigures)) return absl::OkStatus();
  FigureColumns of;
  std::vector<std::string> breakdowns;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, kFigures, of.areas, of.months, of.numerators, of.denominators,
                                of.flags, of.batches, breakdowns));
  std::map<std::pair<std::string, int>, std::vector<SeriesPoint>> points;
  for (size_t i = 0; i < breakdowns.size(); ++i) {
    std::string category = breakdowns[i].substr(breakdowns[i].find('=') + 1);
    // Of two dimensions, or part of another: kept from before it was a HARM's.
    if (!IsHarmCategory(category)) continue;
    points[{std::move(category), IndexOf(keys, of.areas.values[i])}].push_back(PointOf(of, i));
  }
  for (auto& [key, series] : points) {
    ABSL_RETURN_IF_ERROR(SortSeries(series));
    harm.push_back({key.first, {key.second, std::move(series)}});
  }
  return absl::OkStatus();
}

// By category, then first month; the rows of one HARM have them.
absl::Status ReadHarmWeights(const Row& row, std::vector<HarmWeight>& weights) {
  if (!weights.empty() || row.IsNull(kHarmWeights)) return absl::OkStatus();
  std::vector<std::string> categories;
  IntegerArray first_months, last_months, values;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, kHarmWeights, categories, first_months, last_months, values));
  for (size_t i = 0; i < categories.size(); ++i) {
    HarmWeight& weight = weights.emplace_back();
    weight.category = std::move(categories[i]);
    weight.first_month = static_cast<int32_t>(first_months.values[i]);
    weight.last = MonthOrNone(last_months.values[i]);
    weight.weight = values.values[i];
  }
  std::sort(weights.begin(), weights.end(), [](const HarmWeight& a, const HarmWeight& b) {
    return std::tie(a.category, a.first_month) < std::tie(b.category, b.first_month);
  });
  return absl::OkStatus();
}

absl::Status ReadFigures(const Row& row, const std::vector<int64_t>& keys,
                         DashboardFigures& figures, IndicatorFigures& indicator) {
  // What it had of its own before it was derived is no part of it.
  if (!indicator.definition.formula.empty()) return absl::OkStatus();
  if (indicator.definition.measure != Measure::kHarm) {
    return ReadSeries(row, keys, indicator.series);
  }
  ABSL_RETURN_IF_ERROR(ReadHarm(row, keys, indicator.harm));
  return ReadHarmWeights(row, figures.harm_weights);
}

absl::Status ReadPrinted(const Row& row, IndicatorFigures& figures) {
  if (row.IsNull(kPrinted)) return absl::OkStatus();
  IntegerArray cells, comparators, verdicts, data_to;
  std::vector<std::string> texts, reasons;
  ABSL_RETURN_IF_ERROR(
      ReadFrom(row, kPrinted, cells, comparators, texts, reasons, verdicts, data_to));
  for (size_t i = 0; i < texts.size(); ++i) {
    const Column column = postgres::FromNumber<Column>(cells.values[i]);
    if (column != Column::kPeers) {
      figures.printed.push_back({column, std::move(texts[i]), std::move(reasons[i])});
      continue;
    }
    PeerVerdict& peer = figures.peers.emplace_back();
    peer.comparator = postgres::FromNumber<Comparator>(comparators.values[i]);
    peer.word = static_cast<VerdictWord>(verdicts.values[i]);
    peer.data_to = MonthOrNone(data_to.values[i]);
    peer.text = std::move(texts[i]);
  }
  return absl::OkStatus();
}

absl::Status ReadAnnotations(const Row& row, const std::vector<int64_t>& keys,
                             const std::vector<AreaNode>& nodes,
                             std::vector<Annotation>& annotations) {
  if (row.IsNull(kAnnotations)) return absl::OkStatus();
  IntegerArray kinds, first_months, last_months, values, areas;
  std::vector<std::string> ids, adjusted, reasons, authors;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, kAnnotations, kinds, ids, first_months, last_months, values,
                                adjusted, reasons, authors, areas));
  for (size_t i = 0; i < ids.size(); ++i) {
    Annotation& annotation = annotations.emplace_back();
    annotation.kind = postgres::FromNumber<AnnotationKind>(kinds.values[i]);
    annotation.id = std::move(ids[i]);
    if (areas.values[i] != 0) {
      annotation.area = nodes[static_cast<size_t>(IndexOf(keys, areas.values[i]))].area;
    }
    annotation.first_month = static_cast<int32_t>(first_months.values[i]);
    annotation.last = MonthOrNone(last_months.values[i]);
    if (annotation.kind == AnnotationKind::kTarget) annotation.value = values.values[i];
    annotation.adjusted_indicator = std::move(adjusted[i]);
    annotation.reason = std::move(reasons[i]);
    annotation.author = std::move(authors[i]);
  }
  std::sort(annotations.begin(), annotations.end(), IsBefore);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<DashboardFigures> ReadDashboardFigures(postgres::Session& session,
                                                      absl::string_view force,
                                                      const DashboardQuery& query,
                                                      const std::optional<Revisions>& at) {
  std::optional<int64_t> own;
  std::optional<int64_t> national;
  if (at.has_value()) {
    own = at->own;
    national = at->national;
  }
  ABSL_ASSIGN_OR_RETURN(
      const postgres::Rows rows,
      session.Query(kReadDashboard, force, query.area, query.month, query.theme, own, national,
                    query.indicator, query.months_behind, query.all_areas));
  if (rows.empty()) return ForceUnknown();
  DashboardFigures figures;
  ABSL_RETURN_IF_ERROR(
      ReadFrom(rows[0], kStand, figures.revision, figures.national_revision, figures.recorded_at));
  if (rows[0].IsNull(kAreaColumns)) return figures;
  ABSL_ASSIGN_OR_RETURN(const std::vector<int64_t> keys, ReadAreas(rows[0], figures));
  ABSL_RETURN_IF_ERROR(ReadLinks(rows[0], keys, figures));
  ABSL_RETURN_IF_ERROR(ReadEstimates(rows[0], figures));
  ABSL_RETURN_IF_ERROR(ReadPeerGroups(rows[0], kPeerGroups, force, figures.peer_groups));
  ABSL_RETURN_IF_ERROR(ReadAreasAbove(rows[0], figures.areas_above));
  ABSL_RETURN_IF_ERROR(ReadForceTitles(rows[0], kForceTitles, figures.force_titles));
  if (rows[0].IsNull(kDefinition)) return figures;
  figures.indicators.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(const bool asked, row.Get<bool>(kAsked));
    IndicatorFigures& indicator =
        asked ? figures.indicators.emplace_back() : figures.operands.emplace_back();
    ABSL_RETURN_IF_ERROR(ReadDefinition(row, indicator.definition));
    ABSL_RETURN_IF_ERROR(ReadFigures(row, keys, figures, indicator));
    if (!asked) continue;
    ABSL_RETURN_IF_ERROR(ReadPrinted(row, indicator));
    ABSL_RETURN_IF_ERROR(ReadAnnotations(row, keys, figures.areas, indicator.annotations));
    ABSL_RETURN_IF_ERROR(
        ReadPublished(row, kPublished, indicator.definition.id, indicator.published));
    if (!indicator.published.has_value()) continue;
    ABSL_RETURN_IF_ERROR(ReadPeerFigures(row, kFiguresAbove, indicator.published->above));
  }
  return figures;
}

}  // namespace copperplate::indicators
