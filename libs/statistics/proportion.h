// Proportions: intervals of one, comparisons of two.
#pragma once

#include "absl/status/statusor.h"
#include "libs/statistics/interval.h"

namespace copperplate::statistics {

// Wilson's score interval for `events` out of `trials`, each >= 0 and not necessarily whole
// (weighted surveys). The lower bound is exactly 0 at no event, the upper exactly 1 at all.
// INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) unless trials > 0, 0 <= events <= trials and
// 0 < confidence < 1. Wilson 1927, JASA 22:209; Newcombe 1998, Statistics in Medicine 17:857,
// method 3.
absl::StatusOr<Interval> WilsonInterval(double events, double trials, double confidence);

struct TwoProportions {
  double first = 0;
  double second = 0;
  double difference = 0;  // first - second
  // Pooled z and its two-sided p; 0 and 1 where nobody or everybody of both had the event.
  double z = 0;
  double p = 1;
  // Of the difference: Newcombe's method 10, from the two Wilson intervals.
  Interval newcombe;
};

// The same conditions for each pair. Pooled z: Fleiss, Levin and Paik 2003, "Statistical Methods
// for Rates and Proportions", 3.1; interval: Newcombe 1998, Statistics in Medicine 17:873,
// method 10.
absl::StatusOr<TwoProportions> CompareProportions(double events_1, double trials_1, double events_2,
                                                  double trials_2, double confidence);

}  // namespace copperplate::statistics
