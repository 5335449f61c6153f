#include "libs/statistics/seasonal_naive.h"

#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/normal.h"
#include "libs/statistics/seasonal_difference.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

constexpr size_t kStretches = 12;

}  // namespace

absl::StatusOr<std::vector<double>> ForecastSeasonalNaive(absl::Span<const double> values,
                                                          size_t period, size_t horizon) {
  if (period == 0) return OutsideDomain("a season has at least one period");
  ABSL_RETURN_IF_ERROR(CheckSeries(values, period));
  const absl::Span<const double> season = values.last(period);
  std::vector<double> forecast;
  forecast.reserve(horizon);
  for (size_t i = 0; i < horizon; ++i) forecast.push_back(season[i % period]);
  return forecast;
}

absl::StatusOr<SumForecast> ForecastSeasonalNaiveSum(absl::Span<const double> values, size_t period,
                                                     size_t horizon, double confidence) {
  if (horizon > period) return OutsideDomain("the sum reaches at most one season");
  if (!IsConfidence(confidence)) return OutsideDomain("confidence must lie between 0 and 1");
  ABSL_RETURN_IF_ERROR(CheckSeries(values, period + horizon + kStretches - 1));
  ABSL_ASSIGN_OR_RETURN(const std::vector<double> months,
                        ForecastSeasonalNaive(values, period, horizon));
  ABSL_ASSIGN_OR_RETURN(const std::vector<double> errors, SeasonalDifference(values, period));
  SumForecast sum;
  for (const double month : months) sum.mean += month;
  double squares = 0;
  const size_t stretches = errors.size() - horizon + 1;
  for (size_t first = 0; first < stretches; ++first) {
    double error = 0;
    for (size_t i = first; i < first + horizon; ++i) error += errors[i];
    squares += error * error;
  }
  const double reach = CriticalZ(confidence) * std::sqrt(squares / static_cast<double>(stretches));
  sum.interval = {sum.mean - reach, sum.mean + reach};
  return sum;
}

}  // namespace copperplate::statistics
