#include "libs/statistics/laney.h"

#include <algorithm>
#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/series.h"
#include "libs/statistics/total.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

// d2 of two as the tables, and Laney, round it.
constexpr double kMeanRange = 1.128;

absl::Status Check(absl::Span<const double> events, absl::Span<const double> sizes) {
  ABSL_RETURN_IF_ERROR(CheckSameLength(events.size(), sizes.size()));
  ABSL_RETURN_IF_ERROR(CheckSeries(events, 2));
  ABSL_RETURN_IF_ERROR(CheckPositiveSeries(sizes, 2));
  for (const double count : events) {
    if (count < 0) return OutsideDomain("a count of events must be 0 or more");
  }
  return absl::OkStatus();
}

// `unit_variance` is that of a single trial or unit of exposure, `most` the largest possible value.
LaneyChart Compute(absl::Span<const double> events, absl::Span<const double> sizes, double centre,
                   double unit_variance, double most) {
  LaneyChart chart;
  chart.centre = centre;
  double ranges = 0;
  double before = 0;
  std::vector<double> errors;
  for (size_t i = 0; i < events.size(); ++i) {
    errors.push_back(std::sqrt(unit_variance / sizes[i]));
    const double z = (events[i] / sizes[i] - centre) / errors[i];
    if (i > 0) ranges += std::fabs(z - before);
    before = z;
  }
  chart.sigma_z = ranges / static_cast<double>(events.size() - 1) / kMeanRange;
  for (const double error : errors) {
    const auto around = [&](double reach) {
      return Interval{std::max(0.0, centre - reach), std::min(most, centre + reach)};
    };
    chart.limits.push_back(around(3 * error * chart.sigma_z));
    chart.plain_limits.push_back(around(3 * error));
  }
  return chart;
}

}  // namespace

absl::StatusOr<LaneyChart> ComputeLaneyP(absl::Span<const double> events,
                                         absl::Span<const double> trials) {
  ABSL_RETURN_IF_ERROR(Check(events, trials));
  for (size_t i = 0; i < events.size(); ++i) {
    if (events[i] > trials[i]) return OutsideDomain("events exceed trials");
  }
  const double centre = Total(events) / Total(trials);
  if (!(centre > 0 && centre < 1)) {
    return OutsideDomain("no trial or every trial has the event: nothing varies");
  }
  return Compute(events, trials, centre, centre * (1 - centre), 1);
}

absl::StatusOr<LaneyChart> ComputeLaneyU(absl::Span<const double> events,
                                         absl::Span<const double> exposure) {
  ABSL_RETURN_IF_ERROR(Check(events, exposure));
  const double centre = Total(events) / Total(exposure);
  if (!(centre > 0)) return OutsideDomain("there is no event: nothing varies");
  return Compute(events, exposure, centre, centre, HUGE_VAL);
}

}  // namespace copperplate::statistics
