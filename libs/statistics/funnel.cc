#include "libs/statistics/funnel.h"

#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/poisson.h"
#include "libs/statistics/proportion.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {

absl::StatusOr<Interval> FunnelProportionLimits(double trials, double benchmark,
                                                double confidence) {
  if (!(benchmark >= 0 && benchmark <= 1)) {
    return OutsideDomain("a benchmark proportion lies between 0 and 1");
  }
  return WilsonInterval(trials * benchmark, trials, confidence);
}

absl::StatusOr<FunnelRate> FunnelRateLimits(double population, double benchmark, double multiplier,
                                            double confidence) {
  for (const double number : {population, benchmark, multiplier}) {
    if (!(number > 0 && std::isfinite(number))) {
      return OutsideDomain("funnel limits need a population, a benchmark and a multiplier above 0");
    }
  }
  FunnelRate limits;
  limits.expected = population / multiplier * benchmark;
  ABSL_ASSIGN_OR_RETURN(const Interval up,
                        ExactPoissonInterval(std::ceil(limits.expected), confidence));
  ABSL_ASSIGN_OR_RETURN(const Interval down,
                        ExactPoissonInterval(std::floor(limits.expected), confidence));
  const bool none_is_rare = std::exp(-limits.expected) <= (1 - confidence) / 2;
  limits.events = {none_is_rare ? up.lower : 0, down.upper};
  const double scale = multiplier / population;
  limits.rate = {limits.events.lower * scale, limits.events.upper * scale};
  return limits;
}

}  // namespace copperplate::statistics
