#include "libs/statistics/recent_trend.h"

#include <array>
#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/gamma.h"
#include "libs/statistics/runs.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

using Five = std::array<double, kRecentTrendPoints>;

// OHID's, where 1.959964 would be the exact one.
constexpr double kIntervalZ = 1.96;
constexpr double kConfidence = 0.998;

struct Line {
  double slope = 0;
  double spread = 0;  // weighted sum of squares of the times about their mean
};

Line FitLine(const Five& values, const Five& weights) {
  double total = 0;
  double time_mean = 0;
  double value_mean = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    total += weights[i];
    time_mean += weights[i] * static_cast<double>(i);
    value_mean += weights[i] * values[i];
  }
  time_mean /= total;
  value_mean /= total;
  Line line;
  double product = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    const double time = static_cast<double>(i) - time_mean;
    line.spread += weights[i] * time * time;
    product += weights[i] * time * (values[i] - value_mean);
  }
  line.slope = product / line.spread;
  return line;
}

bool SignIsStable(const Five& values, const Five& weights) {
  const int sign = SignOf(FitLine(values, weights).slope);
  for (size_t left_out = 0; left_out < values.size(); ++left_out) {
    Five others = weights;
    others[left_out] = 0;
    if (SignOf(FitLine(values, others).slope) != sign) return false;
  }
  return true;
}

RecentTrend Judge(const Five& values, const Five& weights, double chi_square) {
  RecentTrend trend;
  trend.slope = FitLine(values, weights).slope;
  trend.chi_square = chi_square;
  trend.critical = ChiSquareQuantile(1, kConfidence);
  trend.sign_is_stable = SignIsStable(values, weights);
  if (trend.sign_is_stable && trend.chi_square > trend.critical) {
    trend.direction = trend.slope > 0 ? TrendDirection::kIncreasing : TrendDirection::kDecreasing;
  }
  return trend;
}

absl::Status CheckFive(absl::Span<const double> values, size_t others) {
  ABSL_RETURN_IF_ERROR(CheckSeries(values, kRecentTrendPoints));
  if (values.size() > kRecentTrendPoints) {
    return OutsideDomain("a recent trend is one of the last five points");
  }
  return CheckSameLength(values.size(), others);
}

}  // namespace

absl::StatusOr<RecentTrend> RecentTrendOfValues(absl::Span<const double> values,
                                                absl::Span<const Interval> intervals) {
  ABSL_RETURN_IF_ERROR(CheckFive(values, intervals.size()));
  Five points;
  Five weights;
  for (size_t i = 0; i < values.size(); ++i) {
    const Interval& interval = intervals[i];
    if (!(interval.lower < interval.upper && interval.lower <= values[i] &&
          values[i] <= interval.upper && std::isfinite(interval.upper - interval.lower))) {
      return OutsideDomain("each value needs an interval around it");
    }
    points[i] = values[i];
    const double error = (interval.upper - interval.lower) / (2 * kIntervalZ);
    weights[i] = 1 / (error * error);
  }
  const Line line = FitLine(points, weights);
  return Judge(points, weights, line.slope * line.slope * line.spread);
}

absl::StatusOr<RecentTrend> RecentTrendOfProportions(absl::Span<const double> events,
                                                     absl::Span<const double> trials) {
  ABSL_RETURN_IF_ERROR(CheckFive(events, trials.size()));
  ABSL_RETURN_IF_ERROR(CheckSeries(trials, kRecentTrendPoints));
  Five shares;
  Five log_odds;
  Five sizes;
  double all_events = 0;
  double all_trials = 0;
  for (size_t i = 0; i < events.size(); ++i) {
    if (!(events[i] > 0 && events[i] < trials[i])) {
      return OutsideDomain("log odds need 0 < events < trials");
    }
    shares[i] = events[i] / trials[i];
    log_odds[i] = std::log(events[i] / (trials[i] - events[i]));
    sizes[i] = trials[i];
    all_events += events[i];
    all_trials += trials[i];
  }
  const double pooled = all_events / all_trials;
  const Line line = FitLine(shares, sizes);
  const double chi_square = line.slope * line.slope * line.spread / (pooled * (1 - pooled));
  return Judge(log_odds, {1, 1, 1, 1, 1}, chi_square);
}

}  // namespace copperplate::statistics
