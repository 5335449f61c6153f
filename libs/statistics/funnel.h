// Funnel limits: what chance alone would do to an area of this size, were it like the benchmark.
//
// With large denominators nearly every area falls outside; see overdispersion.h.
#pragma once

#include "absl/status/statusor.h"
#include "libs/statistics/interval.h"

namespace copperplate::statistics {

// Limits for the proportion of an area with `trials` at the benchmark's proportion, both shares of
// 1. INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) unless trials > 0, 0 <= benchmark <= 1 and
// 0 < confidence < 1 (0.95 and 0.998 are the usual ones). Wilson's interval around the benchmark:
// APHO 2008, Technical Briefing 2; OHID, "Fingertips: statistical methods".
absl::StatusOr<Interval> FunnelProportionLimits(double trials, double benchmark, double confidence);

struct FunnelRate {
  double expected = 0;  // events at the benchmark's rate
  Interval events;      // limits of the number of events
  Interval rate;        // the same per `multiplier` of population
};

// Limits for an area with this population at the benchmark's rate per `multiplier`. The exact
// Poisson bounds of the expected number, as OHID's Fingertips draws them: the lower of the number
// rounded up, the upper of it rounded down, so a little narrower than their name where fewer than
// about 20 events are expected. The lower limit is 0 while no event at all would be unremarkable.
// INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) unless population, multiplier and benchmark are above 0
// and 0 < confidence < 1. Spiegelhalter 2005, "Funnel plots for comparing institutional
// performance", Statistics in Medicine 24:1185; bounds: Garwood 1936 (poisson.h).
absl::StatusOr<FunnelRate> FunnelRateLimits(double population, double benchmark, double multiplier,
                                            double confidence);

}  // namespace copperplate::statistics
