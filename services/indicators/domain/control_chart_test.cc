#include "services/indicators/domain/control_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "libs/testing/status_matchers.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Annotation Rebase(int32_t month, std::string id = "rebase") {
  Annotation rebase;
  rebase.id = std::move(id);
  rebase.first_month = month;
  rebase.reason = "a new system";
  return rebase;
}
Annotation Target(int32_t first, std::optional<int32_t> last, int64_t value) {
  Annotation target;
  target.kind = AnnotationKind::kTarget;
  target.id = "target-" + std::to_string(value);
  target.first_month = first;
  target.last = last;
  target.value = value * kMillion;
  return target;
}
Annotation Break(int32_t month) {
  Annotation series_break = Rebase(month, "break");
  series_break.kind = AnnotationKind::kSeriesBreak;
  series_break.reason = "counting rules";
  return series_break;
}

class ControlChartTest : public ::testing::Test {
 protected:
  // Of the months to kMarch, all that there are unless `months` says how many.
  absl::StatusOr<ControlChart> Compute(const std::vector<int64_t>& values, int months = 0) {
    const std::vector<SeriesPoint> series =
        Months(kMarch - static_cast<int32_t>(values.size()) + 1, values);
    const CellMaker cells(definition_, series, std::nullopt);
    const Period window{kMarch - (months == 0 ? 47 : months - 1), kMarch};
    const LineColumn month = LineColumn::kMonth;
    const std::vector<LinePoint> periods =
        ComputeLines(cells, {window.first - 12, kMarch}, absl::MakeConstSpan(&month, 1));
    std::sort(annotations_.begin(), annotations_.end(), IsBefore);
    return ComputeControlChart(
        {definition_, periods, {window, months == 0, to_open_}, annotations_, kind_, screen_});
  }
  ControlChart MustCompute(const std::vector<int64_t>& values, int months = 0) {
    auto chart = Compute(values, months);
    EXPECT_THAT(chart, testing::IsOk());
    return chart.ok() ? *std::move(chart) : ControlChart();
  }

  IndicatorDefinition definition_ = DefinitionOf(Measure::kCount);
  std::vector<Annotation> annotations_;
  std::optional<ChartValueKind> kind_;
  bool screen_ = false;
  bool to_open_ = false;
};

TEST_F(ControlChartTest, LimitsAndSignalsAreThoseOfTheLibrary) {
  const ControlChart chart = MustCompute({8, 14, 8, 14, 8, 14, 8, 14, 8, 14, 8, 14, 40});
  ASSERT_THAT(chart.segments, SizeIs(1));
  const ChartSegment& segment = chart.segments[0];
  EXPECT_FALSE(segment.trial);
  EXPECT_EQ(segment.rebase, std::nullopt);
  EXPECT_DOUBLE_EQ(segment.limits.centre, 172.0 / 13);
  EXPECT_DOUBLE_EQ(segment.limits.mean_moving_range, 92.0 / 12);
  EXPECT_DOUBLE_EQ(segment.limits.upper, 172.0 / 13 + 2.66 * 92 / 12);
  EXPECT_EQ(chart.points[0].moving_range, std::nullopt);
  EXPECT_EQ(chart.points[12].moving_range, 26);
  EXPECT_THAT(chart.points[11].signals, IsEmpty());
  EXPECT_THAT(chart.points[12].signals, ElementsAre(ChartSignal::kAboveLimit));
  EXPECT_EQ(chart.sentence,
            "March 2018, at 40, lies above the upper limit of 33.6 that its 13 months since March "
            "2017 set; of all 13 months 1 is a signal.");
  EXPECT_THAT(chart.notes, ElementsAre("Whether the season is strong cannot be said of less than "
                                       "three years in a row."));
  EXPECT_EQ(chart.assurance_absence, AssuranceAbsence::kNoTarget);

  screen_ = true;
  const ControlChart screened = MustCompute({8, 14, 8, 14, 8, 14, 8, 14, 8, 14, 8, 14, 40});
  EXPECT_EQ(screened.segments[0].limits.screened_ranges, 1);
  EXPECT_EQ(screened.segments[0].limits.mean_moving_range, 6);
  EXPECT_TRUE(screened.points[12].range_screened);
  EXPECT_FALSE(screened.points[11].range_screened);
}

TEST_F(ControlChartTest, BothVersionsOfTwoOfThreeAreNamed) {
  // Two of the last three beyond two sigma, of them one beyond three.
  const ControlChart chart =
      MustCompute({10, 10, 11, 10, 10, 9, 10, 10, 11, 10, 10, 9, 10, 10, 10, 10, 10, 10, 13, 12});
  EXPECT_THAT(chart.points[18].signals, ElementsAre(ChartSignal::kAboveLimit));
  const ControlChart two = MustCompute(
      {10, 10, 11, 10, 10, 9, 10, 10, 11, 10, 10, 9, 10, 10, 10, 10, 10, 10, 11, 13, 12});
  EXPECT_THAT(two.points[19].signals, Contains(ChartSignal::kTwoOfThreeHigh));
  EXPECT_THAT(two.points[19].signals,
              ::testing::Not(Contains(ChartSignal::kTwoOfThreeWithinLimitsHigh)));
}

TEST_F(ControlChartTest, ARecordedRebaseBeginsASegmentWithItsReason) {
  annotations_ = {Rebase(kMarch - 3, "second"), Rebase(kMarch - 90, "long-ago")};
  const ControlChart chart =
      MustCompute({9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 20, 22, 20, 22});
  ASSERT_THAT(chart.segments, SizeIs(2));
  EXPECT_EQ(chart.segments[0].rebase->id, "long-ago");
  EXPECT_EQ(chart.segments[1].first, 13u);
  EXPECT_EQ(chart.segments[1].rebase->reason, "a new system");
  EXPECT_TRUE(chart.segments[1].trial);
  EXPECT_EQ(chart.segments[1].limits.centre, 21);
  EXPECT_EQ(chart.points[13].moving_range, std::nullopt);
  EXPECT_EQ(chart.sentence,
            "March 2018, at 22, lies within the trial limits of 15.7 to 26.3 that its 4 months "
            "since December 2017 set and is no signal; of all 17 months none is a signal.");
  EXPECT_THAT(chart.notes,
              Contains("The limits from December 2017 to March 2018 are trial limits, of 4 months: "
                       "they are to be drawn again as more arrive."));
}

TEST_F(ControlChartTest, ARebaseWaitsForTwoPoints) {
  annotations_ = {Rebase(kMarch), Rebase(kMarch + 1, "next")};
  to_open_ = true;
  const ControlChart chart = MustCompute({9, 11, 9, 11});
  EXPECT_THAT(chart.segments, SizeIs(1));
  ASSERT_THAT(chart.pending, SizeIs(2));
  EXPECT_EQ(chart.pending[0].points, 1u);
  EXPECT_EQ(chart.pending[1].points, 0u);
  EXPECT_THAT(chart.notes, Contains("The rebase of March 2018 (a new system) has too few points "
                                    "yet: limits need two."));
  annotations_ = {Rebase(kMarch - 2)};
  EXPECT_THAT(Compute({9, 11, 9, 11}, 4), HasReason("SERIES_TOO_SHORT"));
  const ControlChart open = MustCompute({9, 11, 9, 11});
  EXPECT_THAT(open.points, SizeIs(3)) << "begins with the rebase";
  EXPECT_EQ(open.segments[0].rebase->id, "rebase");
}

// Points may lie beyond the last month asked for: nothing is said of a rebase there.
TEST_F(ControlChartTest, ARebaseAfterTheLastMonthAskedForIsNotPending) {
  annotations_ = {Rebase(kMarch + 1, "next"), Rebase(kMarch + 12, "later")};
  const ControlChart chart = MustCompute({9, 11, 9, 11}, 4);
  EXPECT_THAT(chart.segments, SizeIs(1));
  EXPECT_THAT(chart.pending, IsEmpty());
  EXPECT_THAT(chart.notes, ::testing::Each(::testing::Not(::testing::HasSubstr("rebase of"))));
  annotations_ = {Rebase(kMarch)};
  EXPECT_THAT(MustCompute({9, 11, 9, 11}, 4).pending, SizeIs(1));
}

// The chance of a long run is beyond what an integer holds.
TEST_F(ControlChartTest, TheChanceOfALongRunIsSaidAsAnUpperBound) {
  for (const size_t run : {64, 239}) {
    std::vector<int64_t> values(240 - run, 1);
    for (size_t i = 0; i < run; ++i) values.push_back(1000 + static_cast<int64_t>(i % 5));
    const ControlChart chart = MustCompute(values, 240);
    ASSERT_THAT(chart.proposals, SizeIs(::testing::Ge(1)));
    EXPECT_EQ(chart.proposals.back().last - chart.proposals.back().first + 1, run);
    EXPECT_THAT(chart.proposals.back().sentence,
                ::testing::HasSubstr("on one side by chance less than 1 time in 1,000,000, and"))
        << run;
  }
}

TEST_F(ControlChartTest, ARebaseIsProposedWithItsEvidenceAndNotApplied) {
  const ControlChart chart =
      MustCompute({10, 12, 10, 12, 10, 12, 10, 20, 22, 20, 22, 20, 22, 20, 22});
  EXPECT_THAT(chart.segments, SizeIs(1));
  ASSERT_THAT(chart.proposals, SizeIs(1));
  const ChartProposal& proposal = chart.proposals[0];
  EXPECT_EQ(proposal.first, 7u);
  EXPECT_EQ(proposal.last, 14u);
  EXPECT_TRUE(proposal.high);
  EXPECT_TRUE(proposal.lasting);
  EXPECT_EQ(proposal.mean_of_run, 21);
  EXPECT_EQ(proposal.chance_of_run, 1.0 / 128);
  EXPECT_EQ(proposal.sentence,
            "The 8 months from August 2017 to March 2018 all lie above the average, at 21.0 on "
            "average after 10.9. Any given 8 months would lie on one side by chance 1 time in 128, "
            "and a chart has many such stretches: if something is known to have changed then, "
            "record a rebase with its reason.");
  EXPECT_THAT(chart.points[14].signals, Contains(ChartSignal::kShiftHigh));
  annotations_ = {Rebase(kMarch - 7)};
  EXPECT_THAT(MustCompute({10, 12, 10, 12, 10, 12, 10, 20, 22, 20, 22, 20, 22, 20, 22}).proposals,
              IsEmpty());
}

TEST_F(ControlChartTest, ATargetThatChangesIsAssuredSpellBySpell) {
  definition_.polarity = Polarity::kLowerIsBetter;
  annotations_ = {Target(kMarch - 90, kMarch - 9, 20), Target(kMarch - 6, kMarch - 4, 10),
                  Target(kMarch - 3, std::nullopt, 3)};
  const ControlChart chart = MustCompute({9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11});
  ASSERT_THAT(chart.spells, SizeIs(3));
  EXPECT_EQ(chart.spells[0].first, 0u);
  EXPECT_EQ(chart.spells[0].last, 4u);
  EXPECT_EQ(chart.spells[0].assurance, ChartAssurance::kPasses);
  EXPECT_EQ(chart.spells[0].met, 5u);
  EXPECT_EQ(chart.spells[1].first, 7u) << "no target holds in the two months before";
  EXPECT_EQ(chart.spells[1].assurance, ChartAssurance::kHitOrMiss);
  EXPECT_EQ(chart.spells[1].met, 1u);
  EXPECT_EQ(chart.spells[2].assurance, ChartAssurance::kFails);
  EXPECT_EQ(chart.spells[2].target.id, "target-3");
  EXPECT_THAT(chart.sentence,
              ::testing::EndsWith("; the target of 3 will not be met unless something changes."));
  definition_.polarity = Polarity::kNeutral;
  EXPECT_EQ(MustCompute({9, 11, 9, 11}).assurance_absence, AssuranceAbsence::kPolarityNeutral);
  kind_ = ChartValueKind::kSeasonalDifferences;
  const ControlChart differences = MustCompute({9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 12, 11});
  EXPECT_EQ(differences.assurance_absence, AssuranceAbsence::kDifferences);
  EXPECT_THAT(differences.sentence,
              ::testing::StartsWith("March 2018, as a year before, lies within the trial limits"));
}

TEST_F(ControlChartTest, TheBreaksThatItsMonthsCrossAreShown) {
  annotations_ = {Break(kMarch - 3)};
  const ControlChart chart = MustCompute({9, 11, 9, 11});
  EXPECT_THAT(chart.breaks, IsEmpty()) << "all its months lie after";
  annotations_ = {Break(kMarch - 2)};
  EXPECT_THAT(MustCompute({9, 11, 9, 11}).breaks, SizeIs(1));
  EXPECT_THAT(MustCompute({9, 11, 9, 11}).notes,
              Contains("The series breaks in January 2018 (counting rules): what lies before and "
                       "after does not compare."));
  annotations_ = {Break(kMarch - 11)};
  kind_ = ChartValueKind::kSeasonalDifferences;
  EXPECT_THAT(MustCompute({9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 12, 11}).breaks, SizeIs(1))
      << "a difference reaches a year back";
}

}  // namespace
}  // namespace copperplate::indicators
