#include "libs/statistics/ets_forecast.h"

#include <cmath>
#include <random>

#include "libs/statistics/argument.h"
#include "libs/statistics/normal.h"
#include "libs/statistics/sample_quantile.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

constexpr size_t kLongestHorizon = 1000;
constexpr size_t kFutures = 10'000;
constexpr uint64_t kSeed = 20180331;

std::vector<double> Means(const EtsFit& fit, size_t horizon) {
  std::vector<double> means;
  EtsState state = fit.state;
  for (size_t i = 0; i < horizon; ++i) {
    means.push_back(EtsOneStep(fit.model, fit.parameters, state, fit.values + i));
    state.level += fit.parameters.phi * state.slope;
    state.slope *= fit.parameters.phi;
  }
  return means;
}

// What an error adds to the forecasts 1, 2, ... periods after it, per unit of error; additive parts
// only. With kAsR see forecast.h.
std::vector<double> ErrorWeights(const EtsFit& fit, size_t count, IntervalRule rule) {
  const bool early = rule == IntervalRule::kAsR && fit.model.trend == EtsTrend::kNone;
  std::vector<double> weights;
  double damped = 0;  // phi + phi^2 + ...
  double power = 1;
  for (size_t later = 1; later <= count; ++later) {
    power *= fit.parameters.phi;
    damped += power;
    double weight = fit.parameters.alpha + fit.parameters.beta * damped;
    if (fit.model.season == EtsSeason::kAdditive && (later + early) % fit.period == 0) {
      weight += fit.parameters.gamma;
    }
    weights.push_back(weight);
  }
  return weights;
}

// The source's classes 1 (additive error) and 2 (multiplicative).
std::vector<double> Variances(const EtsFit& fit, const std::vector<double>& means,
                              IntervalRule rule) {
  const std::vector<double> weights = ErrorWeights(fit, means.size(), rule);
  const double variance = fit.error_variance;
  std::vector<double> variances;
  std::vector<double> squares;  // expected squares of the forecast of each period
  double sum = 0;
  for (size_t i = 0; i < means.size(); ++i) {
    if (fit.model.error == EtsError::kAdditive) {
      if (i > 0) sum += weights[i - 1] * weights[i - 1];
      variances.push_back(variance * (1 + sum));
      continue;
    }
    double carried = 0;
    for (size_t j = 1; j <= i; ++j) carried += weights[j - 1] * weights[j - 1] * squares[i - j];
    squares.push_back(means[i] * means[i] + variance * carried);
    // (1 + variance) square - mean^2, without the difference of the two large ones.
    variances.push_back(variance * squares[i] + variance * carried);
  }
  return variances;
}

std::vector<double> SimulateFuture(const EtsFit& fit, size_t horizon, std::mt19937_64& random) {
  EtsState state = fit.state;
  std::vector<double> future;
  for (size_t i = 0; i < horizon; ++i) {
    // The middle of one of 2^53 equal parts of (0, 1).
    const double share = (static_cast<double>(random() >> 11U) + 0.5) * 0x1p-53;
    const double error = NormalQuantile(share) * std::sqrt(fit.error_variance);
    const double mean = EtsOneStep(fit.model, fit.parameters, state, fit.values + i);
    future.push_back(fit.model.error == EtsError::kAdditive ? mean + error : mean * (1 + error));
    EtsUpdate(fit.model, fit.parameters, future.back(), fit.values + i, state);
  }
  return future;
}

absl::StatusOr<std::vector<Interval>> SimulatedIntervals(const EtsFit& fit, size_t horizon,
                                                         double confidence) {
  std::mt19937_64 random(kSeed);
  std::vector<std::vector<double>> by_period(horizon);
  for (size_t run = 0; run < kFutures; ++run) {
    const std::vector<double> future = SimulateFuture(fit, horizon, random);
    for (size_t i = 0; i < horizon; ++i) by_period[i].push_back(future[i]);
  }
  const double tail = (1 - confidence) / 2;
  std::vector<Interval> intervals;
  for (const std::vector<double>& values : by_period) {
    Interval interval;
    ABSL_ASSIGN_OR_RETURN(interval.lower, SampleQuantile(values, tail));
    ABSL_ASSIGN_OR_RETURN(interval.upper, SampleQuantile(values, 1 - tail));
    intervals.push_back(interval);
  }
  return intervals;
}

}  // namespace

absl::StatusOr<Forecast> ForecastEts(const EtsFit& fit, size_t horizon, double confidence,
                                     IntervalRule rule) {
  if (horizon < 1 || horizon > kLongestHorizon) {
    return OutsideDomain("a forecast reaches 1 to 1,000 periods");
  }
  if (!IsConfidence(confidence)) return OutsideDomain("confidence must lie between 0 and 1");
  Forecast forecast;
  forecast.mean = Means(fit, horizon);
  if (fit.model.season == EtsSeason::kMultiplicative) {
    ABSL_ASSIGN_OR_RETURN(forecast.intervals, SimulatedIntervals(fit, horizon, confidence));
    return forecast;
  }
  const std::vector<double> variances = Variances(fit, forecast.mean, rule);
  for (size_t i = 0; i < horizon; ++i) {
    const double reach = CriticalZ(confidence) * std::sqrt(variances[i]);
    forecast.intervals.push_back({forecast.mean[i] - reach, forecast.mean[i] + reach});
  }
  return forecast;
}

}  // namespace copperplate::statistics
