#include "services/indicators/storage/dashboard_rows.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/domain/series.h"
#include "services/indicators/storage/enumeration.h"
#include "services/indicators/storage/figure_flags.h"
#include "services/indicators/storage/integer_array.h"
#include "services/indicators/storage/peer_rows.h"
#include "services/indicators/storage/read_columns.h"

namespace copperplate::indicators {
namespace {

using postgres::Row;

// Where each group of the statement's columns begins.
constexpr int kStand = 0;
constexpr int kAreas = 3;
constexpr int kLinks = 9;
constexpr int kEstimates = 13;
constexpr int kDefinition = 16;
constexpr int kFigures = 39;
constexpr int kPrinted = 45;
constexpr int kAnnotations = 51;
constexpr int kPeerGroups = 60;
constexpr int kPublished = kPeerGroups + kPeerGroupColumns;

std::optional<int32_t> MonthOrNone(int64_t month) {
  if (month < 0) return std::nullopt;
  return static_cast<int32_t>(month);
}

// The keys of the areas, in the order of `figures.areas`.
absl::StatusOr<std::vector<int64_t>> ReadAreas(const Row& row, DashboardFigures& figures) {
  IntegerArray keys, kinds, valid_from, valid_to;
  std::vector<std::string> ids, titles;
  ABSL_RETURN_IF_ERROR(ReadFrom(row, kAreas, keys, ids, titles, kinds, valid_from, valid_to));
  for (size_t i = 0; i < ids.size(); ++i) {
    AreaNode& node = figures.areas.emplace_back();
    node.area = std::move(ids[i]);
    node.title = std::move(titles[i]);
    node.kind = FromNumber<AreaKind>(kinds.values[i]);
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

absl::Status ReadDefinition(const Row& row, IndicatorDefinition& definition) {
  int measure = 0;
  int frequency = 0;
  int polarity = 0;
  int baseline_rule = 0;
  uint32_t columns = 0;
  std::vector<std::string> terms;
  ABSL_RETURN_IF_ERROR(ReadFrom(
      row, kDefinition, definition.id, definition.title, definition.theme, definition.theme_heading,
      measure, definition.unit, frequency, polarity, definition.decimals, columns,
      definition.caveat, definition.lag_months, baseline_rule, definition.baseline_from,
      definition.rule_profile, definition.display_order, definition.valid_from, definition.valid_to,
      terms, definition.source_system, definition.collection_method, definition.peer_source,
      definition.allows_negative));
  definition.measure = FromNumber<Measure>(measure);
  definition.frequency = FromNumber<Frequency>(frequency);
  definition.polarity = FromNumber<Polarity>(polarity);
  definition.baseline_rule = FromNumber<BaselineRule>(baseline_rule);
  definition.columns = ColumnSet::FromBits(columns);
  for (std::string& term : terms) definition.formula.push_back({std::move(term), false});
  return absl::OkStatus();
}

// One stretch of points for each area, in the order of the areas.
absl::Status ReadSeries(const Row& row, const std::vector<int64_t>& keys,
                        std::vector<AreaSeries>& series) {
  if (row.IsNull(kFigures)) return absl::OkStatus();
  IntegerArray areas, months, numerators, denominators, flags, batches;
  ABSL_RETURN_IF_ERROR(
      ReadFrom(row, kFigures, areas, months, numerators, denominators, flags, batches));
  const size_t size = areas.values.size();
  for (size_t i = 0; i < size; ++i) {
    if (i == 0 || areas.values[i] != areas.values[i - 1]) {
      series.push_back({IndexOf(keys, areas.values[i]), {}});
      series.back().points.reserve(std::min<size_t>(size - i, 96));
    }
    SeriesPoint& point = series.back().points.emplace_back();
    point.numerator = numerators.values[i];
    point.denominator = denominators.values[i];
    point.month = static_cast<int32_t>(months.values[i]);
    point.batch = static_cast<int32_t>(batches.values[i]);
    const auto packed = static_cast<int16_t>(flags.values[i]);
    point.status = StatusOf(packed);
    point.qualifiers = QualifierBit(QualifierOf(packed));
  }
  for (AreaSeries& one : series) {
    std::reverse(one.points.begin(), one.points.end());
    ABSL_RETURN_IF_ERROR(SortSeries(one.points));
  }
  std::sort(series.begin(), series.end(),
            [](const AreaSeries& a, const AreaSeries& b) { return a.node < b.node; });
  return absl::OkStatus();
}

absl::Status ReadPrinted(const Row& row, IndicatorFigures& figures) {
  if (row.IsNull(kPrinted)) return absl::OkStatus();
  IntegerArray cells, comparators, verdicts, data_to;
  std::vector<std::string> texts, reasons;
  ABSL_RETURN_IF_ERROR(
      ReadFrom(row, kPrinted, cells, comparators, texts, reasons, verdicts, data_to));
  for (size_t i = 0; i < texts.size(); ++i) {
    const Column column = FromNumber<Column>(cells.values[i]);
    if (column != Column::kPeers) {
      figures.printed.push_back({column, std::move(texts[i]), std::move(reasons[i])});
      continue;
    }
    PeerVerdict& peer = figures.peers.emplace_back();
    peer.comparator = FromNumber<Comparator>(comparators.values[i]);
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
    annotation.kind = FromNumber<AnnotationKind>(kinds.values[i]);
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
  if (rows[0].IsNull(kAreas)) return figures;
  ABSL_ASSIGN_OR_RETURN(const std::vector<int64_t> keys, ReadAreas(rows[0], figures));
  ABSL_RETURN_IF_ERROR(ReadLinks(rows[0], keys, figures));
  ABSL_RETURN_IF_ERROR(ReadEstimates(rows[0], figures));
  ABSL_RETURN_IF_ERROR(ReadPeerGroups(rows[0], kPeerGroups, force, figures.peer_groups));
  if (rows[0].IsNull(kDefinition)) return figures;
  figures.indicators.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    IndicatorFigures& indicator = figures.indicators.emplace_back();
    ABSL_RETURN_IF_ERROR(ReadDefinition(row, indicator.definition));
    ABSL_RETURN_IF_ERROR(ReadSeries(row, keys, indicator.series));
    ABSL_RETURN_IF_ERROR(ReadPrinted(row, indicator));
    ABSL_RETURN_IF_ERROR(ReadAnnotations(row, keys, figures.areas, indicator.annotations));
    ABSL_RETURN_IF_ERROR(
        ReadPublished(row, kPublished, indicator.definition.id, indicator.published));
  }
  return figures;
}

}  // namespace copperplate::indicators
