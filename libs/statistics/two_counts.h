// Two Poisson counts, each over an exposure (months, residents): did the rate differ?
//
// Conditions of every function here: counts are whole numbers >= 0, exposures > 0; else
// INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE).
#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "libs/statistics/interval.h"

namespace copperplate::statistics {

struct CountPair {
  double count_1 = 0;
  double count_2 = 0;
  double exposure_1 = 1;
  double exposure_2 = 1;
};

// Positive when the first rate is the higher; all 0 when both counts are. Constant time.
struct CountStatistics {
  double z_difference = 0;   // rate difference over its own standard error
  double z_null = 0;         // the same over the standard error were the rates equal
  double z_square_root = 0;  // from the variance-stabilised rates
  // 2 (sqrt k1 - sqrt k2), which police analysts compare with 3; only of equal exposures.
  std::optional<double> wheeler;
};

// z_difference and z_null: Przyborowski and Wilenski 1940, Biometrika 31:313, as Krishnamoorthy and
// Thomson 2004 (below) write them; square roots: Anscombe 1948, Biometrika 35:246; wheeler: Wheeler
// 2016, "Tables and graphs for monitoring temporal crime trends", IJPSM 18:159.
absl::StatusOr<CountStatistics> CompareCounts(const CountPair& pair);

// The ratio of the two rates, first over second, by the large-sample interval on its logarithm; to
// be trusted from about ten events on each side. INVALID_ARGUMENT also when a count is 0. Constant
// time. Rothman, Greenland and Lash 2008, "Modern Epidemiology", 3rd edition, chapter 14.
absl::StatusOr<Interval> RateRatioInterval(const CountPair& pair, double confidence);

struct ConditionalTest {
  double p = 1;  // two-sided: all outcomes no likelier than the one seen
  double rate_ratio =
      1;              // first over second; infinity when only the second count is 0, NaN for both
  Interval interval;  // of the rate ratio; upper is infinity when the second count is 0
};

// Given the sum of two Poisson counts the first is binomial: exact test, and Clopper and Pearson's
// interval turned into a rate ratio. Time grows with the square root of the counts. Przyborowski
// and Wilenski 1940, Biometrika 31:313; Clopper and Pearson 1934, Biometrika 26:404.
absl::StatusOr<ConditionalTest> ConditionalExactTest(const CountPair& pair, double confidence);

// The two-sided p of the E-test, more powerful than the conditional one. Time and memory grow with
// the square root of the counts. Krishnamoorthy and Thomson 2004, Journal of Statistical Planning
// and Inference 119:23, section 3.
absl::StatusOr<double> ETest(const CountPair& pair);

}  // namespace copperplate::statistics
