#include "libs/statistics/xmr_limits.h"

#include <cmath>
#include <vector>

#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

constexpr double kLimitFactor = 2.66;
constexpr double kOutlyingRange = 3.267;  // D4: upper limit of a moving range over its mean

std::vector<double> MovingRanges(absl::Span<const double> values) {
  std::vector<double> ranges;
  ranges.reserve(values.size());
  for (size_t i = 1; i < values.size(); ++i) {
    ranges.push_back(std::fabs(values[i] - values[i - 1]));
  }
  return ranges;
}

// All ranges can only be 0 where their mean is, so some always stay below 3.267 means.
double ScreenedMean(absl::Span<const double> ranges, double mean) {
  if (mean == 0) return 0;
  std::vector<double> kept;
  for (const double range : ranges) {
    if (range < kOutlyingRange * mean) kept.push_back(range);
  }
  return Mean(kept);
}

}  // namespace

absl::StatusOr<XmrLimits> ComputeXmrLimits(absl::Span<const double> values, bool screen) {
  ABSL_RETURN_IF_ERROR(CheckSeries(values, 2));
  XmrLimits result;
  result.mean = Mean(values);
  const std::vector<double> ranges = MovingRanges(values);
  result.mean_moving_range_all = Mean(ranges);
  result.mean_moving_range =
      screen ? ScreenedMean(ranges, result.mean_moving_range_all) : result.mean_moving_range_all;
  const double reach = kLimitFactor * result.mean_moving_range;
  result.limits = {result.mean - reach, result.mean + reach};
  const double near = 2 * kLimitFactor / 3 * result.mean_moving_range;
  result.near = {result.mean - near, result.mean + near};
  return result;
}

}  // namespace copperplate::statistics
