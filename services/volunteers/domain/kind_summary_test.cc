#include "services/volunteers/domain/kind_summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;
using ::testing::Each;

// 24 special constables of whom one leaves in each month of 2019, and 3 on the way in.
std::vector<Engagement> Force() {
  std::vector<Engagement> all;
  for (int i = 0; i < 24; ++i) {
    std::vector<TestStep> steps = {{State::kApplied, CivilDay(2016, 1, 1)},
                                   {State::kProbation, CivilDay(2016, 6, 1)}};
    if (i < 12) steps.push_back({State::kLeft, CivilDay(2019, i + 1, 15)});
    all.push_back(TestEngagement(absl::StrCat("v", i), Kind::kSpecial, TestHistory(steps)));
  }
  for (int i = 24; i < 27; ++i) {
    all.push_back(TestEngagement(absl::StrCat("v", i), Kind::kSpecial,
                                 TestHistory({{State::kApplied, CivilDay(2019, 11, 1)},
                                              {State::kVetting, CivilDay(2019, 12, 1)}})));
  }
  return all;
}

TEST(KindSummaryTest, StocksAreOfTheDayAndAveragesOfWholeMonths) {
  const std::vector<Engagement> force = Force();
  const KindSummary summary = SummariseKind(force, Kind::kSpecial, CivilDay(2019, 12, 18));
  EXPECT_EQ(summary.headcount.strength, 12);
  EXPECT_EQ(summary.headcount.in_probation, 12);
  EXPECT_EQ(summary.pipeline[1].persons, 3);
  // December 2018 to November 2019: 24, then one less each month.
  EXPECT_EQ(summary.month_end_strengths.front(), 24);
  EXPECT_EQ(summary.month_end_strengths.back(), 13);
  EXPECT_EQ(summary.average_headcount, Rational::Of(37, 2));
  EXPECT_EQ(summary.turnover, Rational::Of(22, 37));  // 11 by 18.5
}

TEST(KindSummaryTest, FlowsAreOfEachPeriod) {
  const std::vector<Engagement> force = Force();
  const KindSummary summary = SummariseKind(force, Kind::kSpecial, CivilDay(2019, 12, 18));
  ASSERT_EQ(summary.flows.size(), std::size(kSummaryPeriods));
  EXPECT_EQ(summary.flows[0].leavers, 1);   // December
  EXPECT_EQ(summary.flows[1].leavers, 9);   // from April
  EXPECT_EQ(summary.flows[2].leavers, 12);  // from January
  EXPECT_EQ(summary.flows[3].leavers, 12);
}

TEST(KindSummaryTest, OfNobodyThereIsNoAverage) {
  const KindSummary summary = SummariseKind({}, Kind::kCadet, CivilDay(2019, 12, 18));
  EXPECT_THAT(summary.month_end_strengths, Each(0));
  EXPECT_EQ(summary.average_headcount, Rational(0));
  EXPECT_EQ(summary.turnover, std::nullopt);
}

}  // namespace
}  // namespace copperplate::volunteers
