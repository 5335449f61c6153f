#include "libs/statistics/pooled_season.h"

#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/decomposition.h"
#include "libs/statistics/normal.h"
#include "libs/statistics/series.h"
#include "libs/statistics/total.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

constexpr size_t kSums = 12;

}  // namespace

absl::StatusOr<std::vector<double>> ForecastPooledSeason(absl::Span<const double> values,
                                                         absl::Span<const double> pool,
                                                         size_t period, size_t horizon) {
  ABSL_RETURN_IF_ERROR(CheckSameLength(values.size(), pool.size()));
  ABSL_ASSIGN_OR_RETURN(const Decomposition parts,
                        Decompose(pool, period, Seasonality::kMultiplicative));
  ABSL_RETURN_IF_ERROR(CheckSeries(values, 2 * period));
  const double level = Mean(values.last(period));
  std::vector<double> forecast;
  forecast.reserve(horizon);
  for (size_t i = 0; i < horizon; ++i) {
    forecast.push_back(level * parts.season[(values.size() + i) % period]);
  }
  return forecast;
}

Forecaster PooledSeasonForecaster(absl::Span<const double> pool, size_t period) {
  return [pool, period](absl::Span<const double> history,
                        size_t horizon) -> absl::StatusOr<std::vector<double>> {
    if (history.size() > pool.size()) return OutsideDomain("the pool ends before the history");
    return ForecastPooledSeason(history, pool.first(history.size()), period, horizon);
  };
}

absl::StatusOr<SumForecast> ForecastPooledSeasonSum(absl::Span<const double> values,
                                                    absl::Span<const double> pool, size_t period,
                                                    size_t horizon, double confidence) {
  if (horizon > period) return OutsideDomain("the sum reaches at most one season");
  if (!IsConfidence(confidence)) return OutsideDomain("confidence must lie between 0 and 1");
  ABSL_RETURN_IF_ERROR(CheckSeries(values, 2 * period + horizon + kSums - 1));
  ABSL_ASSIGN_OR_RETURN(const std::vector<double> months,
                        ForecastPooledSeason(values, pool, period, horizon));
  double squares = 0;
  size_t sums = 0;
  for (size_t origin = 2 * period; origin + horizon <= values.size(); ++origin) {
    ABSL_ASSIGN_OR_RETURN(
        const std::vector<double> then,
        ForecastPooledSeason(values.first(origin), pool.first(origin), period, horizon));
    const double error = Total(values.subspan(origin, horizon)) - Total(then);
    squares += error * error;
    ++sums;
  }
  SumForecast sum;
  sum.mean = Total(months);
  const double reach = CriticalZ(confidence) * std::sqrt(squares / static_cast<double>(sums));
  sum.interval = {sum.mean - reach, sum.mean + reach};
  return sum;
}

}  // namespace copperplate::statistics
