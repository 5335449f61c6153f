#include "libs/statistics/holt_winters_forecast.h"

#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/normal.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

constexpr size_t kMostPeriodsAhead = 1000;

absl::Status Check(size_t horizon, double confidence) {
  if (horizon > kMostPeriodsAhead) return OutsideDomain("a forecast reaches at most 1,000 periods");
  if (!IsConfidence(confidence)) return OutsideDomain("confidence must lie between 0 and 1");
  return absl::OkStatus();
}

double MeanAt(const HoltWintersFit& fit, size_t steps) {
  const double level = fit.level + static_cast<double>(steps) * fit.slope;
  const double season = fit.season[(steps - 1) % fit.model.period];
  return fit.model.seasonality == Seasonality::kAdditive ? level + season : level * season;
}

// The weight, on the level's scale, of an error in the forecast `later` periods after it.
double Smoothed(const HoltWintersFit& fit, size_t later) {
  const HoltWintersParameters& by = fit.parameters;
  const double beta = fit.model.trend ? by.beta : 0;
  const bool returns = later % fit.model.period == 0;
  return by.alpha * (1 + static_cast<double>(later) * beta) +
         (returns ? by.gamma * (1 - by.alpha) : 0);
}

// The weight of the error `at` steps ahead in the forecast error `steps` ahead, at <= steps.
double Weight(const HoltWintersFit& fit, size_t at, size_t steps) {
  const double weight = at == steps ? 1 : Smoothed(fit, steps - at);
  if (fit.model.seasonality == Seasonality::kAdditive) return weight;
  const size_t period = fit.model.period;
  return weight * fit.season[(steps - 1) % period] / fit.season[(at - 1) % period];
}

// R's weight of the error `later` periods before step `steps` of a multiplicative model: without
// the 1 of the newest error, and its coefficients are level, slope and then the season, of which
// the place before the first is the slope.
double WeightAsR(const HoltWintersFit& fit, size_t later, size_t steps) {
  const size_t period = fit.model.period;
  const size_t place = 1 + (steps - 1) % period;
  const size_t origin = (place + later * (period - 1)) % period;
  const double divisor = origin == 0 ? fit.slope : fit.season[origin - 1];
  return Smoothed(fit, later) * fit.season[place - 1] / divisor;
}

double Variance(const HoltWintersFit& fit, size_t steps, IntervalRule rule) {
  const bool as_r = rule == IntervalRule::kAsR && fit.model.trend &&
                    fit.model.seasonality == Seasonality::kMultiplicative;
  double sum = 0;
  for (size_t at = 1; at <= steps; ++at) {
    const double weight = as_r ? WeightAsR(fit, steps - at, steps) : Weight(fit, at, steps);
    sum += weight * weight;
  }
  return SampleVariance(fit.residuals) * sum;
}

}  // namespace

absl::StatusOr<Forecast> ForecastHoltWinters(const HoltWintersFit& fit, size_t horizon,
                                             double confidence, IntervalRule rule) {
  ABSL_RETURN_IF_ERROR(Check(horizon, confidence));
  if (horizon == 0) return OutsideDomain("a forecast reaches at least one period");
  Forecast forecast;
  for (size_t steps = 1; steps <= horizon; ++steps) {
    const double mean = MeanAt(fit, steps);
    const double reach = CriticalZ(confidence) * std::sqrt(Variance(fit, steps, rule));
    forecast.mean.push_back(mean);
    forecast.intervals.push_back({mean - reach, mean + reach});
  }
  return forecast;
}

absl::StatusOr<SumForecast> ForecastHoltWintersSum(const HoltWintersFit& fit, size_t horizon,
                                                   double confidence) {
  ABSL_RETURN_IF_ERROR(Check(horizon, confidence));
  SumForecast sum;
  double squares = 0;
  for (size_t at = 1; at <= horizon; ++at) {
    sum.mean += MeanAt(fit, at);
    double weight = 0;
    for (size_t steps = at; steps <= horizon; ++steps) weight += Weight(fit, at, steps);
    squares += weight * weight;
  }
  const double reach = CriticalZ(confidence) * std::sqrt(SampleVariance(fit.residuals) * squares);
  sum.interval = {sum.mean - reach, sum.mean + reach};
  return sum;
}

}  // namespace copperplate::statistics
