#include "libs/statistics/proportion.h"

#include <cmath>

#include "gtest/gtest.h"
#include "libs/status/error.h"
#include "rapidcheck/gtest.h"

namespace copperplate::statistics {
namespace {

TEST(WilsonTest, RefusesWhatIsNoProportion) {
  struct Case {
    double events, trials, confidence;
  };
  for (const Case& c : {Case{1, 0, 0.95}, Case{-1, 5, 0.95}, Case{6, 5, 0.95}, Case{1, 5, 0},
                        Case{1, 5, 1}, Case{1, 5, 1.5}, Case{std::nan(""), 5, 0.95},
                        Case{1, std::nan(""), 0.95}, Case{1, HUGE_VAL, 0.95}}) {
    const absl::Status status = WilsonInterval(c.events, c.trials, c.confidence).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.events << "/" << c.trials;
    EXPECT_EQ(ErrorReason(status), "ARGUMENT_OUT_OF_RANGE");
  }
}

TEST(WilsonTest, EndsAreExact) {
  EXPECT_EQ(WilsonInterval(0, 7, 0.95)->lower, 0);
  EXPECT_EQ(WilsonInterval(7, 7, 0.95)->upper, 1);
}

TEST(CompareProportionsTest, NobodyAndEverybodyAreComparable) {
  for (double share : {0.0, 1.0}) {
    const TwoProportions result = CompareProportions(share * 8, 8, share * 5, 5, 0.95).value();
    EXPECT_EQ(result.z, 0);
    EXPECT_EQ(result.p, 1);
  }
  EXPECT_EQ(ErrorReason(CompareProportions(1, 2, 3, 2, 0.95).status()), "ARGUMENT_OUT_OF_RANGE");
}

RC_GTEST_PROP(WilsonProperty, HoldsTheEstimateAndNarrowsWithTrials, ()) {
  const int trials = *rc::gen::inRange(1, 100'000);
  const int events = *rc::gen::inRange(0, trials + 1);
  const Interval interval = WilsonInterval(events, trials, 0.95).value();
  const double p = static_cast<double>(events) / trials;
  RC_ASSERT(0 <= interval.lower && interval.lower <= p);
  RC_ASSERT(p <= interval.upper && interval.upper <= 1);
  const Interval twice = WilsonInterval(2.0 * events, 2.0 * trials, 0.95).value();
  RC_ASSERT(twice.upper - twice.lower < interval.upper - interval.lower);
}

RC_GTEST_PROP(WilsonProperty, FailuresMirrorSuccesses, ()) {
  const int trials = *rc::gen::inRange(1, 10'000);
  const int events = *rc::gen::inRange(0, trials + 1);
  const Interval successes = WilsonInterval(events, trials, 0.9).value();
  const Interval failures = WilsonInterval(trials - events, trials, 0.9).value();
  RC_ASSERT(std::fabs(successes.lower + failures.upper - 1) < 1e-13);
}

RC_GTEST_PROP(CompareProportionsProperty, TurnsSignWhenTheTwoChangePlaces, ()) {
  const int n1 = *rc::gen::inRange(1, 5'000);
  const int n2 = *rc::gen::inRange(1, 5'000);
  const int x1 = *rc::gen::inRange(0, n1 + 1);
  const int x2 = *rc::gen::inRange(0, n2 + 1);
  const TwoProportions there = CompareProportions(x1, n1, x2, n2, 0.95).value();
  const TwoProportions back = CompareProportions(x2, n2, x1, n1, 0.95).value();
  RC_ASSERT(std::fabs(there.z + back.z) < 1e-9);
  RC_ASSERT(std::fabs(there.newcombe.lower + back.newcombe.upper) < 1e-12);
  RC_ASSERT(there.newcombe.lower <= there.difference);
  RC_ASSERT(there.difference <= there.newcombe.upper);
}

}  // namespace
}  // namespace copperplate::statistics
