#include "services/indicators/transport/series_mapping.h"

#include <algorithm>

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/annotation_names.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/figure.h"
#include "services/indicators/transport/annotation_mapping.h"
#include "services/indicators/transport/row_mapping.h"

namespace copperplate::indicators {

// Numbered alike in the domain and the proto, where nothing comes first.
static_assert(v1::Series::MONTH == static_cast<int>(LineColumn::kMonth) + 1);
static_assert(v1::Series::ROLLING_12 == static_cast<int>(LineColumn::kRolling12) + 1);
static_assert(v1::Series::Column_MAX == v1::Series::ROLLING_12);

static void WriteTarget(absl::string_view force, const Period& months, const Annotation& target,
                        v1::Series::TargetLine& out) {
  const int64_t value = target.value.value_or(0);
  out.set_target(AnnotationName(force, target));
  out.set_first_month(FormatMonth(std::max(target.first_month, months.first)));
  out.set_last_month(FormatMonth(std::min(target.last_month(), months.last)));
  out.set_value(static_cast<double>(value) / static_cast<double>(kMillion));
  out.set_text(FormatMillionths(value));
}

void WriteSeries(absl::string_view force, const ComputedSeries& series, v1::Series& out) {
  const IndicatorDefinition& definition = series.definition;
  out.set_name(kSeriesName.Format(force, definition.id));
  out.set_title(definition.title);
  out.set_measure(api::ToProto<v1::Indicator::Measure>(definition.measure));
  out.set_unit(definition.unit);
  out.set_decimals(definition.decimals);
  out.set_area(kAreaName.Format(force, series.area));
  for (const LineColumn column : series.columns) {
    out.add_columns(api::ToProto<v1::Series::Column>(column));
  }
  out.mutable_points()->Reserve(static_cast<int>(series.points.size()));
  for (const LinePoint& point : series.points) {
    v1::SeriesPoint& written = *out.add_points();
    written.set_month(FormatMonth(point.month));
    for (const Cell& cell : point.cells) WriteCell(force, cell, nullptr, *written.add_cells());
  }
  for (const Annotation& crossed : series.breaks) {
    WriteCrossedBreak(force, crossed, *out.add_series_breaks());
  }
  for (const Annotation& target : series.targets) {
    WriteTarget(force, series.months, target, *out.add_targets());
  }
  if (series.population_year.has_value()) out.set_population_year(*series.population_year);
  out.set_restated(series.restated);
  out.set_revision(series.revision);
  if (series.recorded_at.has_value()) {
    api::WriteInstant(*series.recorded_at, *out.mutable_known_at());
  }
}

}  // namespace copperplate::indicators
