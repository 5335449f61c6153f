#include "libs/statistics/year_end.h"

#include "libs/statistics/argument.h"
#include "libs/statistics/forecast.h"
#include "libs/statistics/holt_winters_forecast.h"
#include "libs/statistics/series.h"
#include "libs/statistics/total.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

constexpr size_t kMonths = 12;

}  // namespace

absl::StatusOr<YearEndProjection> ProjectYearEnd(
    absl::Span<const double> values, size_t months_known, const HoltWintersModel& model,
    const std::optional<HoltWintersParameters>& parameters, double confidence) {
  if (months_known < 1 || months_known > kMonths) return OutsideDomain("a year has 1 to 12 months");
  if (model.period != kMonths) return OutsideDomain("a year is projected from months");
  ABSL_RETURN_IF_ERROR(CheckSeries(values, kMonths + months_known));
  ABSL_ASSIGN_OR_RETURN(const HoltWintersFit fit, parameters.has_value()
                                                      ? FitHoltWinters(values, model, *parameters)
                                                      : OptimiseHoltWinters(values, model));
  const size_t to_come = kMonths - months_known;
  ABSL_ASSIGN_OR_RETURN(const SumForecast rest, ForecastHoltWintersSum(fit, to_come, confidence));
  YearEndProjection year;
  if (to_come > 0) {
    ABSL_ASSIGN_OR_RETURN(Forecast months, ForecastHoltWinters(fit, to_come, confidence));
    year.forecast = std::move(months.mean);
  }
  year.year_to_date = Total(values.last(months_known));
  year.projected = year.year_to_date + rest.mean;
  year.interval = {year.year_to_date + rest.interval.lower,
                   year.year_to_date + rest.interval.upper};
  const absl::Span<const double> previous =
      values.subspan(values.size() - months_known - kMonths, kMonths);
  const double previous_to_date = Total(previous.first(months_known));
  year.previous_year = Total(previous);
  if (year.previous_year != 0) {
    year.change_percent = 100 * (year.projected - year.previous_year) / year.previous_year;
  }
  year.seasonal_naive = year.year_to_date + Total(previous.subspan(months_known));
  if (previous_to_date != 0) {
    year.by_ratio = year.year_to_date * year.previous_year / previous_to_date;
  }
  return year;
}

}  // namespace copperplate::statistics
