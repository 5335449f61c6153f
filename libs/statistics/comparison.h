// A figure against a benchmark: better, worse, or no more than chance?
#pragma once

#include "absl/status/statusor.h"
#include "libs/statistics/interval.h"
#include "libs/statistics/polarity.h"

namespace copperplate::statistics {

// Higher and lower where neither way is the better one.
enum class Comparison { kSimilar, kBetter, kWorse, kHigher, kLower };

// An area's interval against the benchmark's value: similar while the interval holds the benchmark,
// a bound equal to it included. INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE): a NaN or bounds the wrong
// way round. OHID, "Fingertips: statistical methods", RAG rating by confidence intervals.
absl::StatusOr<Comparison> CompareIntervalWithBenchmark(const Interval& interval, double benchmark,
                                                        Polarity polarity);

// An area's value against control limits drawn around the benchmark (funnel.h): similar while it
// lies within them, on a limit included. The same errors. OHID, "Fingertips: statistical methods",
// RAG rating by statistical process control. It may differ from the verdict above, which asks about
// the area and not about its place among areas.
absl::StatusOr<Comparison> CompareValueWithLimits(double value, const Interval& limits,
                                                  Polarity polarity);

}  // namespace copperplate::statistics
