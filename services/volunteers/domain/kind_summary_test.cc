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

TEST(KindSummaryTest, WhoTransfersToAnotherKindIsNoTurnover) {
  std::vector<Engagement> force = Force();
  force[5].history.back().reason = "TRANSFER";
  const KindSummary summary = SummariseKind(force, Kind::kSpecial, CivilDay(2019, 12, 18));
  EXPECT_EQ(summary.flows[3].leavers, 12);
  EXPECT_EQ(summary.flows[3].PersonsLeft(), 11);
  EXPECT_EQ(summary.turnover, Rational::Of(20, 37));  // 10 by 18.5
}

TEST(KindSummaryTest, HoursAreOfEachPeriodAndTheAverageOfWholeMonths) {
  const std::vector<Engagement> force = Force();
  const CivilDay as_of(2019, 12, 18);
  EXPECT_EQ(FirstDayOfHours(as_of), CivilDay(2018, 12, 1));
  std::vector<MinutesWorked> worked;
  for (absl::CivilMonth month(2018, 12); month <= absl::CivilMonth(2019, 12); ++month) {
    MinutesWorked& one = worked.emplace_back();
    one.month = month;
    one.type = "patrol";
    one.verified = int64_t{60} * 37;
  }
  const KindSummary summary = SummariseKind(force, Kind::kSpecial, as_of);
  const KindHours hours = SummariseHours(worked, 3, summary, as_of);
  EXPECT_EQ(hours.hours[0].minutes, 60 * 37);       // December
  EXPECT_EQ(hours.hours[1].minutes, 60 * 37 * 9);   // from April
  EXPECT_EQ(hours.hours[2].minutes, 60 * 37 * 12);  // from January
  EXPECT_EQ(hours.hours[3].minutes, 60 * 37 * 12);
  EXPECT_EQ(hours.splits[0][0].at("patrol").minutes, 60 * 37);
  // 37 hours in each of 12 months by 18.5.
  EXPECT_EQ(hours.average_monthly, Rational(2));
  EXPECT_EQ(hours.turnout, Rational::Of(1, 4));
}

TEST(KindSummaryTest, OfNobodyThereIsNoAverage) {
  const KindSummary summary = SummariseKind({}, Kind::kCadet, CivilDay(2019, 12, 18));
  EXPECT_THAT(summary.month_end_strengths, Each(0));
  EXPECT_EQ(summary.average_headcount, Rational(0));
  EXPECT_EQ(summary.turnover, std::nullopt);
}

}  // namespace
}  // namespace copperplate::volunteers
