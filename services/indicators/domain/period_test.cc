#include "services/indicators/domain/period.h"

#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

TEST(DataMonthTest, IsTheLatestMonthWithinTheLag) {
  IndicatorDefinition ksi = DefinitionOf(Measure::kCount);
  ksi.lag_months = 9;
  const std::vector<SeriesPoint> series = Flat(Month(2017, 6), 48, 33);
  EXPECT_EQ(DataMonth(ksi, series, Month(2018, 3)), Month(2017, 6));
  // The lag is a maximum, not a shift.
  EXPECT_EQ(DataMonth(ksi, series, Month(2017, 6)), Month(2017, 6));
  EXPECT_EQ(DataMonth(ksi, series, Month(2016, 8)), Month(2016, 8));
  // Beyond it D is the month asked.
  EXPECT_EQ(DataMonth(ksi, series, Month(2018, 4)), Month(2018, 4));
  // Nothing at or before the month asked.
  EXPECT_EQ(DataMonth(ksi, series, Month(2010, 4)), Month(2010, 4));
  EXPECT_EQ(DataMonth(ksi, {}, Month(2018, 3)), Month(2018, 3));
  ksi.lag_months = 8;
  EXPECT_EQ(DataMonth(ksi, series, Month(2018, 3)), Month(2018, 3));
}

// The lag counts from the end of the latest quarter: between two, that one is shown.
TEST(DataMonthTest, OfAQuarterlyIndicatorIsTheEndOfAQuarter) {
  IndicatorDefinition quarterly = DefinitionOf(Measure::kCount);
  quarterly.frequency = Frequency::kQuarterly;
  EXPECT_EQ(LatestPeriodEnd(quarterly, Month(2018, 3)), Month(2018, 3));
  EXPECT_EQ(LatestPeriodEnd(quarterly, Month(2018, 2)), Month(2017, 12));
  EXPECT_EQ(LatestPeriodEnd(quarterly, Month(2018, 1)), Month(2017, 12));
  EXPECT_EQ(LatestPeriodEnd(quarterly, Month(2017, 12)), Month(2017, 12));
  std::vector<SeriesPoint> series = Flat(Month(2017, 9), 1, 33);
  EXPECT_EQ(DataMonth(quarterly, series, Month(2017, 11)), Month(2017, 9));
  EXPECT_EQ(DataMonth(quarterly, series, Month(2018, 2)), Month(2017, 12));
  EXPECT_EQ(DataMonth(quarterly, {}, Month(2018, 2)), Month(2017, 12));
  quarterly.lag_months = 3;
  EXPECT_EQ(DataMonth(quarterly, series, Month(2018, 2)), Month(2017, 9));
  EXPECT_EQ(DataMonth(quarterly, series, Month(2018, 3)), Month(2018, 3));
  EXPECT_EQ(MonthsBehindRow(quarterly, Month(2018, 2)).recent,
            (Period{Month(2017, 12) - 3 - 47, Month(2018, 2)}));
  quarterly.frequency = Frequency::kAnnual;
  EXPECT_EQ(LatestPeriodEnd(quarterly, Month(2018, 2)), Month(2018, 2));
}

TEST(PeriodTest, WindowsOfMarchAndApril) {
  EXPECT_EQ(YearToDate(Month(2018, 3)), (Period{Month(2017, 4), Month(2018, 3)}));
  EXPECT_EQ(YearToDate(Month(2018, 4)), (Period{Month(2018, 4), Month(2018, 4)}));
  EXPECT_EQ(YearToDate(Month(2017, 6)), (Period{Month(2017, 4), Month(2017, 6)}));
  EXPECT_EQ(Rolling12(Month(2018, 3)), (Period{Month(2017, 4), Month(2018, 3)}));
  EXPECT_EQ(YearToDate(Month(2017, 6)).YearsBefore(1), (Period{Month(2016, 4), Month(2016, 6)}));
}

TEST(BaselineYearTest, ByRule) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  EXPECT_EQ(BaselineYear(definition, Month(2018, 3)), (Period{Month(2016, 4), Month(2017, 3)}));
  EXPECT_EQ(BaselineYear(definition, Month(2018, 4)), (Period{Month(2017, 4), Month(2018, 3)}));
  definition.baseline_rule = BaselineRule::kSame12MonthsBefore;
  EXPECT_EQ(BaselineYear(definition, Month(2017, 6)), (Period{Month(2015, 7), Month(2016, 6)}));
  definition.baseline_rule = BaselineRule::kCalendarYear;
  EXPECT_EQ(BaselineYear(definition, Month(2017, 12)), (Period{Month(2016, 1), Month(2016, 12)}));
  EXPECT_EQ(BaselineYear(definition, Month(2018, 1)), (Period{Month(2017, 1), Month(2017, 12)}));
  definition.baseline_rule = BaselineRule::kFixed;
  definition.baseline_from = Month(2010, 4);
  EXPECT_EQ(BaselineYear(definition, Month(2018, 1)), (Period{Month(2010, 4), Month(2011, 3)}));
  EXPECT_EQ(ThreeYearsTo({Month(2016, 4), Month(2017, 3)}),
            (Period{Month(2014, 4), Month(2017, 3)}));
}

TEST(MonthsBehindRowTest, ReachesBackFortyEightMonthsBehindTheLag) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.lag_months = 9;
  MonthsRead read = MonthsBehindRow(definition, Month(2018, 3));
  EXPECT_EQ(read.recent, (Period{Month(2013, 7), Month(2018, 3)}));
  EXPECT_LE(read.fixed.months(), 0);
  definition.baseline_rule = BaselineRule::kFixed;
  definition.baseline_from = Month(2010, 4);
  read = MonthsBehindRow(definition, Month(2018, 3));
  EXPECT_EQ(read.fixed, (Period{Month(2008, 4), Month(2011, 3)}));
}

RC_GTEST_PROP(PeriodProperty, NoRuleReachesBeyondTheMonthsRead, ()) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.lag_months = *rc::gen::inRange(0, 25);
  definition.baseline_rule =
      *rc::gen::element(BaselineRule::kLastCompleteFy, BaselineRule::kSame12MonthsBefore,
                        BaselineRule::kCalendarYear);
  const int32_t asked = *rc::gen::inRange(Month(1990, 1), Month(2090, 1));
  const int32_t data_month = asked - *rc::gen::inRange(0, definition.lag_months + 1);
  const Period recent = MonthsBehindRow(definition, asked).recent;
  const Period baseline = BaselineYear(definition, data_month);
  RC_ASSERT(baseline.months() == 12);
  RC_ASSERT(baseline.last < data_month);
  RC_ASSERT(ThreeYearsTo(baseline).first >= recent.first);
  RC_ASSERT(data_month - 36 >= recent.first);
  RC_ASSERT(YearToDate(data_month).months() >= 1);
  RC_ASSERT(YearToDate(data_month).months() <= 12);
}

}  // namespace
}  // namespace copperplate::indicators
