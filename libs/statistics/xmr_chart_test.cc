#include "libs/statistics/xmr_chart.h"

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/statistics/xmr_rebase.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

XmrOptions RebasedAt(std::vector<size_t> indexes) {
  XmrOptions options;
  options.rebase_at = std::move(indexes);
  return options;
}

// Twelve points about 10, then `after` points about 20.
std::vector<double> Step(size_t after) {
  std::vector<double> values;
  for (size_t i = 0; i < 12 + after; ++i) {
    values.push_back((i < 12 ? 10 : 20) + (i % 2 == 0 ? 1 : -1));
  }
  return values;
}

TEST(XmrChartTest, RefusesRebasesOutsideTheSeries) {
  for (const std::vector<size_t>& indexes : {std::vector<size_t>{0}, {20}, {24}, {8, 8}, {9, 4}}) {
    const absl::Status status = ComputeXmrChart(Step(8), RebasedAt(indexes)).status();
    EXPECT_EQ(ErrorReason(status), "ARGUMENT_OUT_OF_RANGE") << indexes[0];
  }
  EXPECT_EQ(ErrorReason(ComputeXmrChart(Step(8), RebasedAt({19})).status()), "SERIES_TOO_SHORT");
  XmrOptions one_point;
  one_point.baseline_points = 1;
  EXPECT_EQ(ErrorReason(ComputeXmrChart(Step(8), one_point).status()), "SERIES_TOO_SHORT");
}

TEST(XmrChartTest, EachSegmentHasItsOwnLimits) {
  const XmrChart chart = ComputeXmrChart(Step(14), RebasedAt({12})).value();
  ASSERT_EQ(chart.segments.size(), 2U);
  EXPECT_EQ(chart.segments[0].first, 0U);
  EXPECT_EQ(chart.segments[0].last, 11U);
  EXPECT_EQ(chart.segments[0].limits.mean, 10);
  EXPECT_TRUE(chart.segments[0].trial);
  EXPECT_EQ(chart.segments[1].first, 12U);
  EXPECT_EQ(chart.segments[1].last, 25U);
  EXPECT_EQ(chart.segments[1].limits.mean, 20);
  EXPECT_FALSE(chart.segments[1].trial);
  for (const XmrSegment& segment : chart.segments) {
    for (const XmrSignals& signals : segment.signals) EXPECT_TRUE(signals.empty());
  }
}

TEST(XmrChartTest, ABaselineHoldsLaterPointsAgainstEarlierOnes) {
  XmrOptions options;
  options.baseline_points = 12;
  const XmrChart chart = ComputeXmrChart(Step(8), options).value();
  ASSERT_EQ(chart.segments.size(), 1U);
  EXPECT_EQ(chart.segments[0].limits.mean, 10);
  EXPECT_TRUE(chart.segments[0].signals[11].empty());
  EXPECT_EQ(chart.segments[0].signals[12].First(), XmrSignal::kAboveLimit);
}

TEST(XmrRebaseTest, ProposesNoChangeWhereThePointsBeforeLayOnThatSideToo) {
  std::vector<double> values = {14, 14, 5};
  values.insert(values.end(), 8, 12);  // above the mean of 7.1, as are the points before by theirs
  values.insert(values.end(), 10, 2);
  const XmrChart chart = ComputeXmrChart(values, XmrOptions()).value();
  const std::vector<RebaseProposal> proposals = ProposeRebases(values, chart, 8).value();
  ASSERT_EQ(proposals.size(), 1U);
  EXPECT_EQ(proposals[0].at, 11U);
  EXPECT_FALSE(proposals[0].high);
}

TEST(XmrRebaseTest, ProposesWhereALastingRunBegins) {
  XmrOptions options;
  options.baseline_points = 12;
  const std::vector<double> values = Step(8);
  const XmrChart chart = ComputeXmrChart(values, options).value();
  const std::vector<RebaseProposal> proposals = ProposeRebases(values, chart, 8).value();
  ASSERT_EQ(proposals.size(), 1U);
  EXPECT_EQ(proposals[0].at, 12U);
  EXPECT_EQ(proposals[0].run_length, 8U);
  EXPECT_TRUE(proposals[0].high);
  EXPECT_TRUE(proposals[0].lasting);
  EXPECT_EQ(proposals[0].mean_before, 10);
  EXPECT_EQ(proposals[0].mean_of_run, 20);
  EXPECT_EQ(proposals[0].chance_of_run, 1.0 / 128);
  EXPECT_TRUE(proposals[0].trial_limits);
  EXPECT_TRUE(ProposeRebases(values, chart, 9)->empty());
  // Taken up, there is nothing left to propose.
  const XmrChart rebased = ComputeXmrChart(values, RebasedAt({12})).value();
  EXPECT_TRUE(ProposeRebases(values, rebased, 2)->empty());
}

TEST(XmrRebaseTest, NotWhereTheSegmentBegins) {
  // One mean for both halves: the first half is a run too, but the limits begin there anyhow.
  const std::vector<double> values = Step(12);
  const XmrChart chart = ComputeXmrChart(values, {}).value();
  const std::vector<RebaseProposal> proposals = ProposeRebases(values, chart, 7).value();
  ASSERT_EQ(proposals.size(), 1U);
  EXPECT_EQ(proposals[0].at, 12U);
}

TEST(XmrRebaseTest, RefusesAnotherChart) {
  const XmrChart chart = ComputeXmrChart(Step(8), {}).value();
  EXPECT_EQ(ErrorReason(ProposeRebases(Step(9), chart, 8).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ProposeRebases(Step(8), chart, 1).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ProposeRebases(Step(8), XmrChart(), 8).status()), "ARGUMENT_OUT_OF_RANGE");
}

RC_GTEST_PROP(XmrChartProperty, SegmentsHoldEveryPointOnceAndStandAlone, ()) {
  const std::vector<double> values = AnySeries(8, 60, -100, 100);
  const size_t at = *rc::gen::inRange(size_t{2}, values.size() - 1);
  const XmrChart chart = ComputeXmrChart(values, RebasedAt({at})).value();
  size_t points = 0;
  for (const XmrSegment& segment : chart.segments) {
    RC_ASSERT(segment.first == points);
    points += segment.signals.size();
    RC_ASSERT(segment.last + 1 == points);
  }
  RC_ASSERT(points == values.size());
  const XmrChart alone =
      ComputeXmrChart(absl::MakeConstSpan(values).subspan(at), XmrOptions()).value();
  RC_ASSERT(alone.segments[0].limits.limits.upper == chart.segments[1].limits.limits.upper);
}

}  // namespace
}  // namespace copperplate::statistics
