// Counts of events and crude rates: intervals of one.
#pragma once

#include "absl/status/statusor.h"
#include "libs/statistics/interval.h"

namespace copperplate::statistics {

// Byar's approximation to the exact Poisson interval of a mean, close from 10 events upwards; the
// lower bound is 0 at no event. INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) unless events >= 0 and
// 0 < confidence < 1. Breslow and Day 1987, "Statistical Methods in Cancer Research" II, p. 69.
absl::StatusOr<Interval> ByarInterval(double events, double confidence);

// The exact interval, from the chi-square distribution. The same conditions. Garwood 1936,
// Biometrika 28:437.
absl::StatusOr<Interval> ExactPoissonInterval(double events, double confidence);

struct CrudeRate {
  double value = 0;
  Interval interval;
  bool exact = false;  // the exact interval, used below 10 events; else Byar's
};

// `events` per `multiplier` of `population`. INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) also unless
// population > 0 and multiplier > 0. Eayres 2008, APHO Technical Briefing 3, "Commonly used public
// health statistics and their confidence intervals".
absl::StatusOr<CrudeRate> CrudeRateInterval(double events, double population, double multiplier,
                                            double confidence);

}  // namespace copperplate::statistics
