#include "libs/statistics/proportion.h"

#include <algorithm>
#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/normal.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {

absl::StatusOr<Interval> WilsonInterval(double events, double trials, double confidence) {
  if (!(trials > 0 && std::isfinite(trials) && events >= 0 && events <= trials)) {
    return OutsideDomain("a proportion needs 0 <= events <= trials and a trial");
  }
  if (!IsConfidence(confidence)) return OutsideDomain("confidence must lie between 0 and 1");
  const double z = CriticalZ(confidence);
  const double p = events / trials;
  const double centre = 2 * events + z * z;
  const double reach = z * std::sqrt(z * z + 4 * events * (1 - p));
  const double scale = 2 * (trials + z * z);
  // The ends are exact by definition; the formula would leave a rounding error there.
  return Interval{events == 0 ? 0 : (centre - reach) / scale,
                  events == trials ? 1 : (centre + reach) / scale};
}

absl::StatusOr<TwoProportions> CompareProportions(double events_1, double trials_1, double events_2,
                                                  double trials_2, double confidence) {
  ABSL_ASSIGN_OR_RETURN(const Interval first, WilsonInterval(events_1, trials_1, confidence));
  ABSL_ASSIGN_OR_RETURN(const Interval second, WilsonInterval(events_2, trials_2, confidence));
  TwoProportions result;
  result.first = events_1 / trials_1;
  result.second = events_2 / trials_2;
  result.difference = result.first - result.second;
  const double pooled = (events_1 + events_2) / (trials_1 + trials_2);
  const double variance = pooled * (1 - pooled) * (1 / trials_1 + 1 / trials_2);
  if (variance > 0) {
    result.z = result.difference / std::sqrt(variance);
    result.p = TwoSidedNormalP(result.z);
  }
  result.newcombe.lower =
      result.difference - std::hypot(result.first - first.lower, second.upper - result.second);
  result.newcombe.upper =
      result.difference + std::hypot(first.upper - result.first, result.second - second.lower);
  return result;
}

}  // namespace copperplate::statistics
