#include "services/volunteers/domain/average_hours.h"

#include <gtest/gtest.h>

#include <vector>

#include "rapidcheck/gtest.h"

namespace copperplate::volunteers {
namespace {

TEST(AverageHoursTest, IsJustUnderTwentyAsTheBoardWasTold) {
  const std::vector<int64_t> strengths(12, 216);
  EXPECT_EQ(AverageMonthlyHours(int64_t{50'687} * 60, strengths)->Round(1), "19.6");
  EXPECT_EQ(AverageMonthlyHours(int64_t{50'687} * 60, strengths)->Round(3), "19.555");
}

TEST(AverageHoursTest, APointInsteadOfTheMeanWouldGiveAnother) {
  // From 235 at the end of March 2017 to 229 a year later: the mean is not where it ended.
  const std::vector<int64_t> strengths = {235, 234, 233, 233, 232, 232,
                                          231, 231, 230, 230, 229, 229};
  EXPECT_EQ(AverageHeadcount(strengths)->Round(2), "231.58");
  EXPECT_EQ(AverageMonthlyHours(int64_t{52'220} * 60, std::vector<int64_t>(12, 229))->Round(1),
            "19.0");
  EXPECT_EQ(AverageMonthlyHours(int64_t{52'220} * 60, strengths)->Round(1), "18.8");
}

TEST(AverageHoursTest, HalvesAreRoundedUp) {
  std::vector<int64_t> one(12, 0);
  one[0] = 1;
  EXPECT_EQ(AverageMonthlyHours(3, one)->Round(1), "0.1");  // 0.05
  EXPECT_EQ(AverageMonthlyHours(2, one)->Round(1), "0.0");
}

TEST(AverageHoursTest, ThereIsNoneOfNobodyOrOfFewerMonths) {
  EXPECT_EQ(AverageMonthlyHours(60, std::vector<int64_t>(12, 0)), std::nullopt);
  EXPECT_EQ(AverageMonthlyHours(60, std::vector<int64_t>(11, 5)), std::nullopt);
  EXPECT_EQ(AverageHeadcount(std::vector<int64_t>(11, 5)), std::nullopt);
  EXPECT_EQ(AverageHeadcount(std::vector<int64_t>(12, 0)), Rational(0));
  EXPECT_EQ(Turnout(3, 0), std::nullopt);
  EXPECT_EQ(Turnout(3, 4), Rational::Of(3, 4));
}

RC_GTEST_PROP(AverageHoursTest, IsHoursByTheMeanByTwelve, ()) {
  std::vector<int64_t> strengths;
  for (size_t i = 0; i < kMonthsOfYear; ++i) strengths.push_back(*rc::gen::inRange(1, 400));
  const int64_t minutes = *rc::gen::inRange<int64_t>(0, 10'000'000);
  const Rational by_mean = *Divide(Rational::Of(minutes, 60), *AverageHeadcount(strengths));
  RC_ASSERT(AverageMonthlyHours(minutes, strengths) == *Divide(by_mean, Rational(12)));
}

}  // namespace
}  // namespace copperplate::volunteers
