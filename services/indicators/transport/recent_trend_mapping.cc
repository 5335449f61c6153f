#include "services/indicators/transport/recent_trend_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/transport/annotation_mapping.h"
#include "services/indicators/transport/row_mapping.h"

namespace copperplate::indicators {
namespace {

// The domain numbers from 0 what the proto numbers from 1.
static_assert(v1::RecentTrend::WEIGHTED_LINE == static_cast<int>(TrendMethod::kValues) + 1);
static_assert(v1::RecentTrend::DECREASING == static_cast<int>(TrendChange::kDecreasing) + 1);
static_assert(v1::RecentTrend::NEITHER == static_cast<int>(TrendMeaning::kNeither));

void WritePeriods(absl::string_view force, const ComputedRecentTrend& computed,
                  v1::RecentTrend& out) {
  const int decimals = computed.definition.decimals;
  for (const TrendPeriod& period : computed.trend.periods) {
    v1::RecentTrend::Period& written = *out.add_periods();
    written.set_first_month(FormatMonth(period.cell.period.first));
    written.set_last_month(FormatMonth(period.cell.period.last));
    WriteCell(force, period.cell, nullptr, *written.mutable_cell());
    written.set_lower(period.interval.lower);
    written.set_upper(period.interval.upper);
    written.set_lower_text(RoundedText(period.interval.lower, decimals));
    written.set_upper_text(RoundedText(period.interval.upper, decimals));
  }
}

}  // namespace

void WriteRecentTrend(absl::string_view force, const ComputedRecentTrend& computed,
                      v1::RecentTrend& out) {
  const IndicatorDefinition& definition = computed.definition;
  const PeriodTrend& trend = computed.trend;
  out.set_name(kRecentTrendName.Format(force, definition.id));
  out.set_title(definition.title);
  out.set_measure(api::ToProto<v1::Indicator::Measure>(definition.measure));
  out.set_unit(definition.unit);
  out.set_decimals(definition.decimals);
  out.set_area(kAreaName.Format(force, computed.area));
  out.set_data_month(FormatMonth(computed.data_month));
  out.set_period_months(trend.period_months);
  WritePeriods(force, computed, out);
  out.set_method(api::ToProto<v1::RecentTrend::Method>(trend.method));
  out.set_slope(trend.slope);
  out.set_chi_square(trend.chi_square);
  out.set_threshold(trend.threshold);
  out.set_direction_is_stable(trend.sign_is_stable);
  out.set_direction(api::ToProto<v1::RecentTrend::Direction>(trend.change));
  out.set_meaning(static_cast<v1::RecentTrend::Meaning>(static_cast<int>(trend.meaning)));
  out.set_sentence(trend.sentence);
  for (const Annotation& crossed : computed.breaks) {
    WriteCrossedBreak(force, crossed, *out.add_series_breaks());
  }
  if (computed.population_year.has_value()) out.set_population_year(*computed.population_year);
  out.set_restated(computed.restated);
  out.set_revision(computed.revision);
  if (computed.recorded_at.has_value()) {
    api::WriteInstant(*computed.recorded_at, *out.mutable_known_at());
  }
}

}  // namespace copperplate::indicators
