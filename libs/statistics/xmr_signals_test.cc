#include "libs/statistics/xmr_signals.h"

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

// Mean 0, limits at 30, two sigma at 20.
XmrLimits Limits() {
  XmrLimits limits;
  limits.limits = {-30, 30};
  limits.near = {-20, 20};
  return limits;
}

// The points, counted from 0, that have a signal.
std::vector<size_t> PointsWith(XmrSignal signal, const std::vector<double>& values,
                               TwoOfThreeRule rule = TwoOfThreeRule::kBeyondTwoSigma) {
  const std::vector<XmrSignals> signals = FindXmrSignals(values, Limits(), rule).value();
  std::vector<size_t> points;
  for (size_t i = 0; i < signals.size(); ++i) {
    if (signals[i].Has(signal)) points.push_back(i);
  }
  return points;
}

using Points = std::vector<size_t>;

TEST(XmrSignalsTest, RefusesGapsAndTakesNothing) {
  EXPECT_EQ(ErrorReason(
                FindXmrSignals({std::nan("")}, Limits(), TwoOfThreeRule::kBeyondTwoSigma).status()),
            "SERIES_HAS_GAP");
  EXPECT_TRUE(FindXmrSignals({}, Limits(), TwoOfThreeRule::kBeyondTwoSigma)->empty());
}

TEST(XmrSignalsTest, OnALimitIsWithinIt) {
  EXPECT_EQ(PointsWith(XmrSignal::kAboveLimit, {30, 30.5, -31}), Points({1}));
  EXPECT_EQ(PointsWith(XmrSignal::kBelowLimit, {-30, 30.5, -31}), Points({2}));
}

TEST(XmrSignalsTest, ATrendIsSixStepsOneWay) {
  EXPECT_EQ(PointsWith(XmrSignal::kTrendUp, {5, 1, 2, 3, 4, 5, 6, 7, 0}),
            Points({1, 2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(PointsWith(XmrSignal::kTrendDown, {5, 4, 3, 2, 1, 0, -1, -1}),
            Points({0, 1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(PointsWith(XmrSignal::kTrendUp, {1, 2, 3, 4, 5, 6, 6, 7}), Points());
}

TEST(XmrSignalsTest, AShiftIsSevenOnOneSide) {
  EXPECT_EQ(PointsWith(XmrSignal::kShiftLow, {1, -1, -2, -1, -2, -1, -2, -1, 1}),
            Points({1, 2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(PointsWith(XmrSignal::kShiftHigh, {1, 2, 1, 2, 0, 1, 2, 1, 2}), Points());
}

TEST(XmrSignalsTest, TwoOfThreeBeforeAndAfterTheChangeOf2023) {
  const std::vector<double> with_outlier = {1, 31, 25, 2, 1};
  EXPECT_EQ(PointsWith(XmrSignal::kTwoOfThreeHigh, with_outlier, TwoOfThreeRule::kWithinLimits),
            Points());
  EXPECT_EQ(PointsWith(XmrSignal::kTwoOfThreeHigh, with_outlier), Points({1, 2}));
  // The point between needs no more than the side.
  EXPECT_EQ(PointsWith(XmrSignal::kTwoOfThreeLow, {-25, -1, -25}), Points({0, 2}));
  EXPECT_EQ(PointsWith(XmrSignal::kTwoOfThreeLow, {-25, 1, -25}), Points());
  EXPECT_EQ(PointsWith(XmrSignal::kTwoOfThreeHigh, {20, 20, 20}), Points());
}

TEST(XmrSignalsTest, TheFirstInOrderNamesThePoint) {
  const std::vector<XmrSignals> signals =
      FindXmrSignals({1, 5, 10, 15, 21, 25, 31}, Limits(), TwoOfThreeRule::kBeyondTwoSigma).value();
  EXPECT_TRUE(signals[6].Has(XmrSignal::kAboveLimit));
  EXPECT_TRUE(signals[6].Has(XmrSignal::kTrendUp));
  EXPECT_TRUE(signals[6].Has(XmrSignal::kTwoOfThreeHigh));
  EXPECT_TRUE(signals[6].Has(XmrSignal::kShiftHigh));
  EXPECT_EQ(signals[6].First(), XmrSignal::kAboveLimit);
  EXPECT_EQ(signals[5].First(), XmrSignal::kTrendUp);
  EXPECT_FALSE(XmrSignals().First().has_value());
}

RC_GTEST_PROP(XmrSignalsProperty, TurnWithTheSeries, ()) {
  const std::vector<double> values = AnySeries(0, 40, -35, 35);
  std::vector<double> turned;
  turned.reserve(values.size());
  for (const double value : values) turned.push_back(-value);
  const auto rule =
      *rc::gen::arbitrary<bool>() ? TwoOfThreeRule::kWithinLimits : TwoOfThreeRule::kBeyondTwoSigma;
  for (const auto& [high, low] : {std::pair{XmrSignal::kAboveLimit, XmrSignal::kBelowLimit},
                                  std::pair{XmrSignal::kTrendUp, XmrSignal::kTrendDown},
                                  std::pair{XmrSignal::kTwoOfThreeHigh, XmrSignal::kTwoOfThreeLow},
                                  std::pair{XmrSignal::kShiftHigh, XmrSignal::kShiftLow}}) {
    RC_ASSERT(PointsWith(high, values, rule) == PointsWith(low, turned, rule));
  }
}

RC_GTEST_PROP(XmrSignalsProperty, TheNewRuleSeesAllThatTheOldOneDid, ()) {
  const std::vector<double> values = AnySeries(3, 40, -35, 35);
  const auto before = FindXmrSignals(values, Limits(), TwoOfThreeRule::kWithinLimits).value();
  const auto after = FindXmrSignals(values, Limits(), TwoOfThreeRule::kBeyondTwoSigma).value();
  for (size_t i = 0; i < values.size(); ++i) {
    for (int signal = 0; signal < 8; ++signal) {
      RC_ASSERT(!before[i].Has(static_cast<XmrSignal>(signal)) ||
                after[i].Has(static_cast<XmrSignal>(signal)));
    }
  }
}

}  // namespace
}  // namespace copperplate::statistics
