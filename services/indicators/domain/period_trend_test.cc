#include "services/indicators/domain/period_trend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using testing::HasReason;
using testing::StatusIs;

// Years to March 2018, each of twelve months: the year's figure less eleven times its twelfth, then
// the twelfth, so that the year adds up.
std::vector<SeriesPoint> Years(const std::vector<int64_t>& numerators,
                               const std::vector<int64_t>& denominators = {}) {
  std::vector<SeriesPoint> series;
  const auto month_of = [](int64_t year, int month) {
    return month == 0 ? year - year / 12 * 11 : year / 12;
  };
  for (size_t year = 0; year < numerators.size(); ++year) {
    for (int month = 0; month < 12; ++month) {
      const int32_t number = kMarch - static_cast<int32_t>(numerators.size() - year) * 12 + 1;
      series.push_back(Point(number + month, month_of(numerators[year], month),
                             denominators.empty() ? 0 : month_of(denominators[year], month)));
    }
  }
  return series;
}

absl::StatusOr<PeriodTrend> Trend(const IndicatorDefinition& definition,
                                  const std::vector<SeriesPoint>& series, int period_months = 12,
                                  std::optional<int64_t> population = std::nullopt) {
  return ComputePeriodTrend(CellMaker(definition, series, population), kMarch, period_months);
}

// Fingertips' own unit test: chi-square 47.90 (libs/statistics/testdata, trend_proportion_1).
TEST(PeriodTrendTest, OfAProportionIsThatOfFingertips) {
  IndicatorDefinition definition = DefinitionOf(Measure::kProportion, 1, "percent");
  definition.polarity = Polarity::kLowerIsBetter;
  const auto series = Years({994, 1023, 1199, 1332, 1367}, {40299, 41527, 42811, 44064, 44701});
  ABSL_ASSERT_OK_AND_ASSIGN(const PeriodTrend trend, Trend(definition, series));
  EXPECT_EQ(trend.method, TrendMethod::kProportions);
  EXPECT_NEAR(trend.chi_square, 47.8966767075891, 1e-8);
  EXPECT_NEAR(trend.threshold, 9.54953570608324, 1e-8);
  EXPECT_NEAR(trend.slope, 0.065249640778984, 1e-10);
  EXPECT_TRUE(trend.sign_is_stable);
  EXPECT_EQ(trend.change, TrendChange::kIncreasing);
  EXPECT_EQ(trend.meaning, TrendMeaning::kWorse);
  ASSERT_EQ(trend.periods.size(), 5u);
  EXPECT_EQ(trend.periods[0].cell.period, (Period{kMarch - 59, kMarch - 48}));
  EXPECT_EQ(trend.periods[4].cell.period, (Period{kMarch - 11, kMarch}));
  EXPECT_EQ(trend.periods[4].cell.text, "3.1");
  EXPECT_LT(trend.periods[4].interval.lower, 100 * 1367 / 44701.0);
  EXPECT_GT(trend.periods[4].interval.upper, 100 * 1367 / 44701.0);
  EXPECT_EQ(trend.sentence,
            "From the year to March 2014 to the year to March 2018, over five years, from 2.5% to "
            "3.1%: a significant increase, for the worse; chi-square is 47.9, above 9.5, and its "
            "direction is the same whichever year is left out.");
}

// Byar's intervals and the line weighted by them, as a few lines of Python have them; of the
// reverse the same but for the sign.
TEST(PeriodTrendTest, OfACountIsWeightedByItsPoissonIntervals) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  ABSL_ASSERT_OK_AND_ASSIGN(const PeriodTrend trend,
                            Trend(definition, Years({100, 110, 130, 150, 160})));
  EXPECT_EQ(trend.method, TrendMethod::kValues);
  // Byar: x (1 - 1/9x - z/3 sqrt(x))^3 and (x+1) (1 - 1/9(x+1) + z/3 sqrt(x+1))^3.
  EXPECT_NEAR(trend.periods[0].interval.lower, 81.36210549052788, 1e-9);
  EXPECT_NEAR(trend.periods[0].interval.upper, 121.6279375792065, 1e-9);
  EXPECT_NEAR(trend.slope, 15.969261176126382, 1e-9);
  EXPECT_NEAR(trend.chi_square, 19.038508413564895, 1e-9);
  EXPECT_EQ(trend.change, TrendChange::kIncreasing);
  EXPECT_EQ(trend.meaning, TrendMeaning::kNeither);
  definition.polarity = Polarity::kLowerIsBetter;
  ABSL_ASSERT_OK_AND_ASSIGN(const PeriodTrend falling,
                            Trend(definition, Years({160, 150, 130, 110, 100})));
  EXPECT_NEAR(falling.chi_square, trend.chi_square, 1e-9);
  EXPECT_NEAR(falling.slope, -trend.slope, 1e-9);
  EXPECT_EQ(falling.change, TrendChange::kDecreasing);
  EXPECT_EQ(falling.meaning, TrendMeaning::kBetter);
  // A rate is the same over its population.
  ABSL_ASSERT_OK_AND_ASSIGN(const PeriodTrend rate,
                            Trend(DefinitionOf(Measure::kRate, 2, "per_1000"),
                                  Years({100, 110, 130, 150, 160}), 12, 50000));
  EXPECT_NEAR(rate.chi_square, trend.chi_square, 1e-6);
  EXPECT_NEAR(rate.slope, trend.slope * 1000 / 50000, 1e-9);
}

TEST(PeriodTrendTest, WhatMayBeChanceIsNoTrend) {
  ABSL_ASSERT_OK_AND_ASSIGN(const PeriodTrend trend,
                            Trend(DefinitionOf(Measure::kCount), Years({100, 104, 98, 103, 101})));
  EXPECT_EQ(trend.change, TrendChange::kNoSignificantChange);
  EXPECT_EQ(trend.meaning, TrendMeaning::kNone);
  EXPECT_THAT(trend.sentence,
              ::testing::StartsWith("From the year to March 2014 to the year to March 2018, over "
                                    "five years, from 100 to 101: no significant trend; chi-square "
                                    "is 0.0, not above 9.5, and its direction "));
}

TEST(PeriodTrendTest, PeriodsAreThoseAskedFor) {
  const std::vector<SeriesPoint> months = Flat(kMarch, 15, 20);
  ABSL_ASSERT_OK_AND_ASSIGN(const PeriodTrend quarters,
                            Trend(DefinitionOf(Measure::kCount), months, 3));
  EXPECT_EQ(quarters.periods[0].cell.period, (Period{kMarch - 14, kMarch - 12}));
  EXPECT_EQ(quarters.periods[0].cell.text, "60");
  ABSL_ASSERT_OK_AND_ASSIGN(const PeriodTrend single,
                            Trend(DefinitionOf(Measure::kCount), months, 1));
  EXPECT_EQ(single.periods[0].cell.period, (Period{kMarch - 4, kMarch - 4}));
  EXPECT_THAT(single.sentence, ::testing::StartsWith("From November 2017 to March 2018, over five "
                                                     "months, from 20 to 20: no significant "));
  EXPECT_THAT(Trend(DefinitionOf(Measure::kCount), months, 6), HasReason("PERIOD_MONTHS_INVALID"));

  IndicatorDefinition quarterly = DefinitionOf(Measure::kCount);
  quarterly.frequency = Frequency::kQuarterly;
  std::vector<SeriesPoint> ends;
  for (int back = 4; back >= 0; --back) ends.push_back(Point(kMarch - 3 * back, 20));
  ABSL_ASSERT_OK_AND_ASSIGN(const PeriodTrend own, Trend(quarterly, ends, 3));
  EXPECT_EQ(own.periods[4].cell.period, (Period{kMarch - 2, kMarch}));
  EXPECT_THAT(Trend(quarterly, ends, 12), HasReason("PERIOD_MONTHS_INVALID"));
}

TEST(PeriodTrendTest, MissingMonthsAreNamed) {
  std::vector<SeriesPoint> months = Flat(kMarch, 14, 20);
  absl::Status status = Trend(DefinitionOf(Measure::kCount), months, 3).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument,
                               "a recent trend needs five periods of 3 months, 2017-01 to 2018-03; "
                               "there is no figure of 2017-01"));
  EXPECT_THAT(status, HasReason("SERIES_TOO_SHORT"));
  EXPECT_EQ(ErrorMetadata(status, "missingMonths"), "2017-01");
  EXPECT_EQ(ErrorMetadata(status, "points"), "4");
  EXPECT_EQ(ErrorMetadata(status, "least"), "5");
  months = Flat(kMarch, 15, 20);
  months.erase(months.begin() + 5);
  status = Trend(DefinitionOf(Measure::kCount), months, 3).status();
  EXPECT_THAT(status, HasReason("SERIES_HAS_GAP"));
  EXPECT_EQ(ErrorMetadata(status, "missingMonths"), "2017-06");
  status = Trend(DefinitionOf(Measure::kRate, 1, "per_1000"), Flat(kMarch, 15, 20), 3).status();
  EXPECT_THAT(status, HasReason("SERIES_HAS_GAP"));
  EXPECT_THAT(std::string(status.message()),
              ::testing::HasSubstr("no value of the period to 2017-03 (NO_POPULATION)"));
}

TEST(PeriodTrendTest, WhereTheMethodIsNotDefinedItSaysSo) {
  for (const Measure measure :
       {Measure::kAmount, Measure::kMean, Measure::kPerHead, Measure::kLevel, Measure::kHarm}) {
    EXPECT_THAT(Trend(DefinitionOf(measure), Flat(kMarch, 60, 20, 30)),
                HasReason("MEASURE_NOT_SUPPORTED"));
  }
  const IndicatorDefinition ratio = DefinitionOf(Measure::kRatio, 1, "percent");
  EXPECT_THAT(Trend(ratio, Flat(kMarch, 60, 31, 30)), HasReason("TREND_NOT_DEFINED"));
  EXPECT_THAT(Trend(ratio, Flat(kMarch, 60, 0, 30)), HasReason("TREND_NOT_DEFINED"));
  EXPECT_THAT(Trend(DefinitionOf(Measure::kCount), Flat(kMarch, 60, -1)),
              HasReason("TREND_NOT_DEFINED"));
}

TEST(PeriodTrendTest, ASumOfCountsHasATrendAndADifferenceHasNone) {
  IndicatorDefinition derived = DefinitionOf(Measure::kCount);
  derived.formula = {{"fatal"}, {"serious"}};
  ABSL_ASSERT_OK_AND_ASSIGN(const PeriodTrend trend,
                            Trend(derived, Years({100, 110, 130, 150, 160})));
  EXPECT_NEAR(trend.chi_square, 19.038508413564895, 1e-9);  // as of a COUNT
  derived.formula[1].subtract = true;
  EXPECT_THAT(Trend(derived, Years({100, 110, 130, 150, 160})), HasReason("MEASURE_NOT_SUPPORTED"));
}

}  // namespace
}  // namespace copperplate::indicators
