#include "libs/statistics/xmr_limits.h"

#include <cmath>
#include <vector>

#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

// All ranges can only be 0 where their mean is, so some always stay below 3.267 means.
void Screen(absl::Span<const double> ranges, XmrLimits& limits) {
  std::vector<double> kept;
  for (const double range : ranges) {
    if (!IsScreened(limits, range, /*screen=*/true)) kept.push_back(range);
  }
  limits.mean_moving_range = Mean(kept);
  limits.screened_ranges = ranges.size() - kept.size();
}

}  // namespace

std::vector<double> MovingRanges(absl::Span<const double> values) {
  std::vector<double> ranges;
  ranges.reserve(values.size());
  for (size_t i = 1; i < values.size(); ++i) {
    ranges.push_back(std::fabs(values[i] - values[i - 1]));
  }
  return ranges;
}

bool IsScreened(const XmrLimits& limits, double moving_range, bool screen) {
  const double mean = limits.mean_moving_range_all;
  return screen && mean > 0 && moving_range >= kOutlyingRange * mean;
}

absl::StatusOr<XmrLimits> ComputeXmrLimits(absl::Span<const double> values, bool screen) {
  ABSL_RETURN_IF_ERROR(CheckSeries(values, 2));
  XmrLimits result;
  result.mean = Mean(values);
  const std::vector<double> ranges = MovingRanges(values);
  result.mean_moving_range_all = Mean(ranges);
  result.mean_moving_range = result.mean_moving_range_all;
  if (screen) Screen(ranges, result);
  const double reach = kLimitFactor * result.mean_moving_range;
  result.limits = {result.mean - reach, result.mean + reach};
  const double near = 2 * kLimitFactor / 3 * result.mean_moving_range;
  result.near = {result.mean - near, result.mean + near};
  return result;
}

}  // namespace copperplate::statistics
