#include "services/volunteers/domain/summary_periods.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using absl::CivilMonth;

CivilDay FirstOf(SummaryPeriod period, CivilDay as_of) { return DaysOf(period, as_of).from; }

TEST(SummaryPeriodsTest, AtTheEndOfAFinancialYear) {
  const CivilDay day(2018, 3, 31);
  EXPECT_EQ(FirstOf(SummaryPeriod::kMonth, day), CivilDay(2018, 3, 1));
  EXPECT_EQ(FirstOf(SummaryPeriod::kFinancialYearToDate, day), CivilDay(2017, 4, 1));
  EXPECT_EQ(FirstOf(SummaryPeriod::kCalendarYearToDate, day), CivilDay(2018, 1, 1));
  EXPECT_EQ(FirstOf(SummaryPeriod::kTwelveMonths, day), CivilDay(2017, 4, 1));
  for (const SummaryPeriod period : kSummaryPeriods) EXPECT_EQ(DaysOf(period, day).to, day);
}

TEST(SummaryPeriodsTest, WithinAMonth) {
  const CivilDay day(2019, 12, 18);
  EXPECT_EQ(FirstOf(SummaryPeriod::kFinancialYearToDate, day), CivilDay(2019, 4, 1));
  EXPECT_EQ(FirstOf(SummaryPeriod::kTwelveMonths, day), CivilDay(2019, 1, 1));
  EXPECT_EQ(FirstOf(SummaryPeriod::kFinancialYearToDate, CivilDay(2019, 4, 1)),
            CivilDay(2019, 4, 1));
}

TEST(SummaryPeriodsTest, SinceAMonthThatIsAskedFor) {
  const SummaryRange range(CivilDay(2018, 4, 30), CivilMonth(2017, 7));
  EXPECT_THAT(PeriodsOf(range),
              ::testing::ElementsAre(SummaryPeriod::kMonth, SummaryPeriod::kFinancialYearToDate,
                                     SummaryPeriod::kCalendarYearToDate,
                                     SummaryPeriod::kTwelveMonths, SummaryPeriod::kSince));
  EXPECT_EQ(DaysOf(SummaryPeriod::kSince, range).from, CivilDay(2017, 7, 1));
  EXPECT_EQ(DaysOf(SummaryPeriod::kSince, range).to, CivilDay(2018, 4, 30));
  EXPECT_EQ(PeriodsOf(CivilDay(2018, 4, 30)).size(), 4U);
}

TEST(SummaryPeriodsTest, AverageMonthsAreWhole) {
  EXPECT_EQ(LastWholeMonth(CivilDay(2019, 11, 30)), CivilMonth(2019, 11));
  EXPECT_EQ(LastWholeMonth(CivilDay(2019, 12, 18)), CivilMonth(2019, 11));
  EXPECT_EQ(LastWholeMonth(CivilDay(2020, 2, 28)), CivilMonth(2020, 1));
  const auto ends = MonthEndsTo(CivilMonth(2020, 2));
  ASSERT_EQ(ends.size(), 12u);
  EXPECT_EQ(ends.front(), CivilDay(2019, 3, 31));
  EXPECT_EQ(ends.back(), CivilDay(2020, 2, 29));
}

}  // namespace
}  // namespace copperplate::volunteers
