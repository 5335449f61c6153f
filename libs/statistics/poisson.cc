#include "libs/statistics/poisson.h"

#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/gamma.h"
#include "libs/statistics/normal.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

absl::Status Check(double events, double confidence) {
  if (!(events >= 0 && std::isfinite(events))) {
    return OutsideDomain("a count of events must be 0 or more");
  }
  if (!IsConfidence(confidence)) return OutsideDomain("confidence must lie between 0 and 1");
  return absl::OkStatus();
}

double Cube(double x) { return x * x * x; }

}  // namespace

absl::StatusOr<Interval> ByarInterval(double events, double confidence) {
  ABSL_RETURN_IF_ERROR(Check(events, confidence));
  const double z = CriticalZ(confidence);
  const double next = events + 1;
  Interval interval;
  if (events > 0) {
    // Below about one event the cubed term turns negative, where the bound is 0.
    interval.lower =
        std::fmax(0, events * Cube(1 - 1 / (9 * events) - z / (3 * std::sqrt(events))));
  }
  interval.upper = next * Cube(1 - 1 / (9 * next) + z / (3 * std::sqrt(next)));
  return interval;
}

absl::StatusOr<Interval> ExactPoissonInterval(double events, double confidence) {
  ABSL_RETURN_IF_ERROR(Check(events, confidence));
  const double tail = (1 - confidence) / 2;
  return Interval{events == 0 ? 0 : GammaQuantile(events, tail),
                  GammaQuantile(events + 1, 1 - tail)};
}

absl::StatusOr<CrudeRate> CrudeRateInterval(double events, double population, double multiplier,
                                            double confidence) {
  if (!(population > 0 && std::isfinite(population) && multiplier > 0 &&
        std::isfinite(multiplier))) {
    return OutsideDomain("a rate needs a population and a multiplier above 0");
  }
  CrudeRate rate;
  rate.exact = events < 10;
  ABSL_ASSIGN_OR_RETURN(rate.interval, rate.exact ? ExactPoissonInterval(events, confidence)
                                                  : ByarInterval(events, confidence));
  const double scale = multiplier / population;
  rate.value = events * scale;
  rate.interval.lower *= scale;
  rate.interval.upper *= scale;
  return rate;
}

}  // namespace copperplate::statistics
