#include "services/indicators/transport/forecast_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/row_mapping.h"

namespace copperplate::indicators {
namespace {

// The domain numbers from 0 what the proto numbers from 1.
static_assert(v1::Forecast::POOLED_SEASON == static_cast<int>(ForecastMethod::kPooledSeason) + 1);
static_assert(v1::Forecast::Method_MAX == v1::Forecast::POOLED_SEASON);
static_assert(v1::ForecastTrial::TRIED == static_cast<int>(TrialOutcome::kTried) + 1);
static_assert(v1::ForecastTrial::Outcome_MAX ==
              static_cast<int>(TrialOutcome::kForSmallCounts) + 1);

v1::Forecast::Method WriteMethod(ForecastMethod method) {
  return api::ToProto<v1::Forecast::Method>(method);
}

void WriteProjected(const ForecastValue& projected, const ForecastValue& lower,
                    const ForecastValue& upper, v1::ProjectedYear& out) {
  out.set_text(projected.text);
  out.set_value(projected.value);
  out.set_lower_text(lower.text);
  out.set_upper_text(upper.text);
  out.set_lower(lower.value);
  out.set_upper(upper.value);
}

void WriteTrials(const YearEndForecast& year, v1::Forecast& out) {
  for (const MethodTrial& trial : year.trials) {
    v1::ForecastTrial& written = *out.add_trials();
    written.set_method(WriteMethod(trial.method));
    written.set_outcome(api::ToProto<v1::ForecastTrial::Outcome>(trial.outcome));
    if (trial.error.has_value()) written.set_mean_absolute_error(*trial.error);
  }
  out.set_backtest_origins(static_cast<int32_t>(year.backtest_origins));
  out.set_backtest_horizon(static_cast<int32_t>(year.backtest_horizon));
}

void WriteYear(absl::string_view force, const YearEndForecast& year, v1::Forecast& out) {
  out.set_year_first_month(FormatMonth(year.year.first));
  out.set_year_last_month(FormatMonth(year.year.last));
  out.set_to_month(FormatMonth(year.last_month));
  out.set_history_first_month(FormatMonth(year.history.first));
  out.set_history_months(year.history.months());
  out.set_small_counts(year.small_counts);
  out.set_method(WriteMethod(year.method));
  out.set_pool_is_own(year.pool_is_own);
  WriteCell(force, year.year_to_date, nullptr, *out.mutable_year_to_date());
  WriteProjected(year.projected, year.lower, year.upper, *out.mutable_projected());
  out.set_confidence(year.confidence);
  WriteProjected(year.naive, year.naive_lower, year.naive_upper, *out.mutable_seasonal_naive());
  if (year.by_ratio.has_value()) out.set_by_ratio(year.by_ratio->value);
  if (year.previous_year.has_value()) out.set_previous_year(year.previous_year->value);
  if (year.change_percent.has_value()) out.set_change_percent(*year.change_percent);
  for (const ForecastMonth& month : year.months) {
    v1::ForecastMonth& written = *out.add_months();
    written.set_month(FormatMonth(month.month));
    written.set_text(month.value.text);
    written.set_value(month.value.value);
  }
  WriteTrials(year, out);
  for (const StepChange& change : year.step_changes) {
    v1::ForecastStepChange& written = *out.add_step_changes();
    written.set_month(FormatMonth(change.month));
    written.set_reason(change.reason);
  }
  out.set_step_change_note(year.step_change_note);
  out.set_sentence(year.sentence);
}

}  // namespace

void WriteForecast(absl::string_view force, const ComputedForecast& forecast, v1::Forecast& out) {
  const IndicatorDefinition& definition = forecast.definition;
  out.set_name(kForecastName.Format(force, definition.id));
  out.set_title(definition.title);
  out.set_measure(api::ToProto<v1::Indicator::Measure>(definition.measure));
  out.set_unit(definition.unit);
  out.set_area(kAreaName.Format(force, forecast.area));
  WriteYear(force, forecast.year, out);
  if (forecast.population_year.has_value()) out.set_population_year(*forecast.population_year);
  out.set_restated(forecast.restated);
  out.set_revision(forecast.revision);
  if (forecast.recorded_at.has_value()) {
    api::WriteInstant(*forecast.recorded_at, *out.mutable_known_at());
  }
}

}  // namespace copperplate::indicators
