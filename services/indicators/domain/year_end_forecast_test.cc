#include "services/indicators/domain/year_end_forecast.h"

#include <gtest/gtest.h>

#include "libs/status/error.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

constexpr int64_t kSeason[] = {-30, -20, -10, 0, 10, 20, 30, 20, 10, 0, -10, -20};

// `months` months to `last` with a season, `step` more each month; a little unrest, since nothing
// is as regular as a formula.
std::vector<SeriesPoint> Seasonal(int32_t last, int months, int64_t level, int64_t step) {
  std::vector<SeriesPoint> series;
  for (int i = 0; i < months; ++i) {
    const int32_t month = last - months + 1 + i;
    const int64_t unrest = (i * 7919) % 5 - 2;
    series.push_back(Point(month, level + kSeason[month % 12] + step * i + unrest));
  }
  return series;
}

absl::StatusOr<YearEndForecast> Forecast(
    const std::vector<SeriesPoint>& series, int32_t last, absl::Span<const StepChange> changes = {},
    const std::vector<SeriesPoint>* pool = nullptr,
    const IndicatorDefinition& definition = DefinitionOf(Measure::kCount)) {
  const CellMaker cells(definition, series, std::nullopt);
  if (pool == nullptr) return ForecastYearEnd(cells, nullptr, last, changes);
  const CellMaker of_pool(definition, *pool, std::nullopt);
  return ForecastYearEnd(cells, &of_pool, last, changes);
}

TrialOutcome OutcomeOf(const YearEndForecast& year, ForecastMethod method) {
  for (const MethodTrial& trial : year.trials) {
    if (trial.method == method) return trial.outcome;
  }
  return TrialOutcome::kTooShort;
}

TEST(YearEndForecastTest, AModelThatBeatsTheYearBeforeIsUsed) {
  const int32_t last = Month(2017, 9);
  const YearEndForecast year = Forecast(Seasonal(last, 72, 500, 5), last).value();
  EXPECT_EQ(year.year, (Period{Month(2017, 4), Month(2018, 3)}));
  EXPECT_EQ(year.history, (Period{Month(2011, 10), last}));
  EXPECT_EQ(year.method, ForecastMethod::kAdditiveHoltWinters);
  EXPECT_FALSE(year.small_counts);
  EXPECT_EQ(year.backtest_horizon, 6U);
  EXPECT_EQ(year.backtest_origins, 24U);
  ASSERT_EQ(year.trials.size(), 4U);
  EXPECT_EQ(year.trials[0].method, ForecastMethod::kSeasonalNaive);
  EXPECT_NEAR(*year.trials[0].error, 60, 3);
  EXPECT_LT(*year.trials[1].error, 5);
  EXPECT_EQ(OutcomeOf(year, ForecastMethod::kPooledSeason), TrialOutcome::kForSmallCounts);
  // 72 months from October 2011: April 2017 is month 66, and the season sums to 0.
  const double whole_year = 12 * 500 + 5 * (66 * 12 + 66);
  EXPECT_NEAR(year.projected.value, whole_year, 25);
  EXPECT_LT(year.lower.value, whole_year);
  EXPECT_GT(year.upper.value, whole_year);
  // The naive answer stands beside it: each month to come is 60 short.
  EXPECT_NEAR(year.naive.value, whole_year - 360, 25);
  EXPECT_LT(year.naive_lower.value, year.naive.value);
  ASSERT_EQ(year.months.size(), 6U);
  EXPECT_EQ(year.months[0].month, Month(2017, 10));
  EXPECT_EQ(year.year_to_date.period, (Period{Month(2017, 4), last}));
  EXPECT_NEAR(*year.change_percent, 100 * 720 / year.previous_year->value, 1);
  EXPECT_EQ(year.step_change_note, "");
  EXPECT_NE(year.sentence.find("tried on the past it missed a month by "), std::string::npos);
  EXPECT_NE(year.sentence.find(" on average, the same month a year before by 6"),
            std::string::npos);
  // The same figures, the same answer.
  EXPECT_EQ(Forecast(Seasonal(last, 72, 500, 5), last)->sentence, year.sentence);
}

TEST(YearEndForecastTest, WhereNoModelComesNearerItIsTheYearBefore) {
  const int32_t last = Month(2017, 12);
  std::vector<SeriesPoint> series;
  for (int32_t month = last - 59; month <= last; ++month) {
    series.push_back(Point(month, 100 + kSeason[month % 12]));
  }
  const YearEndForecast year = Forecast(series, last).value();
  EXPECT_EQ(year.method, ForecastMethod::kSeasonalNaive);
  EXPECT_EQ(year.trials[0].error, 0);
  EXPECT_EQ(year.projected.text, "1200");
  EXPECT_EQ(year.lower.text, "1200");
  EXPECT_EQ(year.by_ratio->text, "1200");
  EXPECT_EQ(year.months.size(), 3U);
  EXPECT_EQ(year.months[0].value.text, "70");
  EXPECT_EQ(year.sentence,
            "After 960 to December 2017, the year to March 2018 is projected to end at 1,200, "
            "between 1,200 and 1,200 with 95% confidence (the year before: 1,200). The months to "
            "come are those of a year before: tried on the past, no model came nearer.");
}

TEST(YearEndForecastTest, AHistoryTooShortForModelsHasTheNaiveAnswer) {
  const int32_t last = Month(2017, 12);
  const YearEndForecast year = Forecast(Seasonal(last, 30, 500, 5), last).value();
  EXPECT_EQ(year.method, ForecastMethod::kSeasonalNaive);
  EXPECT_EQ(year.backtest_origins, 0U);
  EXPECT_EQ(OutcomeOf(year, ForecastMethod::kAdditiveHoltWinters), TrialOutcome::kTooShort);
}

// A few events a month: the season of the force, the level of the area.
TEST(YearEndForecastTest, SmallCountsHaveTheSeasonOfAPool) {
  const int32_t last = Month(2017, 9);
  std::vector<SeriesPoint> pool, series;
  for (int32_t month = last - 95; month <= last; ++month) {
    pool.push_back(Point(month, 1000 + 10 * kSeason[month % 12]));
    const int64_t chance = (month * 7919) % 7 - 3;
    series.push_back(Point(month, 10 + kSeason[month % 12] / 10 + chance));
  }
  const YearEndForecast year = Forecast(series, last, {}, &pool).value();
  EXPECT_TRUE(year.small_counts);
  EXPECT_EQ(year.method, ForecastMethod::kPooledSeason);
  EXPECT_EQ(OutcomeOf(year, ForecastMethod::kAdditiveHoltWinters),
            TrialOutcome::kNotForSmallCounts);
  // The level is the mean of the last twelve months, the months to come the pool's season of it.
  double level = 0;
  for (size_t i = series.size() - 12; i < series.size(); ++i) {
    level += static_cast<double>(series[i].numerator) / kMillion / 12;
  }
  EXPECT_NEAR(year.months[0].value.value, level * (1 + kSeason[9] / 100.0), 1e-9);
  EXPECT_GE(year.lower.value, year.year_to_date.value) << "nothing to come is below zero";
  EXPECT_NE(year.sentence.find("follow the season of a larger series: "), std::string::npos);

  // Without a pool, or with one that lacks a month, it is its own.
  Erase(pool, last - 40);
  for (const std::vector<SeriesPoint>* const none :
       {static_cast<const std::vector<SeriesPoint>*>(nullptr),
        static_cast<const std::vector<SeriesPoint>*>(&pool)}) {
    const YearEndForecast own = Forecast(series, last, {}, none).value();
    ASSERT_EQ(own.method, ForecastMethod::kPooledSeason);
    EXPECT_NE(own.sentence.find("follow its own season over all years: "), std::string::npos)
        << own.sentence;
  }
}

// A year that falls to nothing: what a model has below zero is no figure, and the months to come
// and the year to date add up to the year.
TEST(YearEndForecastTest, MonthsToComeAddUpToTheYear) {
  const int32_t last = Month(2017, 9);
  std::vector<SeriesPoint> series;
  series.reserve(72);
  for (int i = 0; i < 72; ++i) {
    series.push_back(Point(last - 71 + i, 40 * (72 - i) + (i * 7919) % 5));
  }
  series[3].numerator = 0;  // leaves no multiplicative season
  const YearEndForecast year = Forecast(series, last).value();
  ASSERT_EQ(year.method, ForecastMethod::kAdditiveHoltWinters);
  double sum = year.year_to_date.value;
  for (const ForecastMonth& month : year.months) {
    EXPECT_GE(month.value.value, 0) << month.month;
    sum += month.value.value;
  }
  EXPECT_EQ(year.months.back().value.text, "0");
  EXPECT_DOUBLE_EQ(year.projected.value, sum);
  EXPECT_LE(year.lower.value, year.projected.value);
  EXPECT_GE(year.upper.value, year.projected.value);

  IndicatorDefinition signs = DefinitionOf(Measure::kCount);
  signs.allows_negative = true;
  const YearEndForecast below = Forecast(series, last, {}, nullptr, signs).value();
  EXPECT_LT(below.months.back().value.value, 0);
  EXPECT_LT(below.projected.value, year.projected.value);
}

// A month of 0 after the last point in time that it was tried from.
TEST(YearEndForecastTest, AModelThatWinsAndCannotBeFittedIsSaidToBeSo) {
  const int32_t last = Month(2017, 9);
  std::vector<SeriesPoint> series;
  double level = 1000;
  for (int32_t month = last - 71; month <= last; ++month, level *= 1.03) {
    const double season = 1 + static_cast<double>(kSeason[month % 12]) / 40;
    series.push_back(Point(month, static_cast<int64_t>(level * season)));
  }
  ASSERT_EQ(Forecast(series, last)->method, ForecastMethod::kMultiplicativeHoltWinters);
  series.back().numerator = 0;
  const YearEndForecast year = Forecast(series, last).value();
  EXPECT_EQ(year.method, ForecastMethod::kSeasonalNaive);
  EXPECT_EQ(OutcomeOf(year, ForecastMethod::kMultiplicativeHoltWinters), TrialOutcome::kNotFitted);
  EXPECT_TRUE(year.trials[2].error.has_value()) << "it was tried";
  EXPECT_NE(
      year.sentence.find(". The months to come are those of a year before: tried on the past "
                         "multiplicative Holt-Winters smoothing came nearer, but it cannot be "
                         "fitted to the whole history."),
      std::string::npos)
      << year.sentence;
}

// Halves go away from zero as those of every other figure do, and nothing has no sign.
TEST(YearEndForecastTest, FiguresAreRoundedAsThoseOfTheDashboard) {
  const int32_t last = Month(2018, 3);
  const IndicatorDefinition amount = DefinitionOf(Measure::kAmount);
  std::vector<SeriesPoint> series = Flat(last, 48, 0);
  series.back().numerator = series[series.size() - 13].numerator = 2'500'000;
  YearEndForecast year = Forecast(series, last, {}, nullptr, amount).value();
  EXPECT_EQ(year.year_to_date.text, "3");
  EXPECT_EQ(year.projected.text, "3");
  EXPECT_EQ(year.upper.text, "3");
  EXPECT_EQ(year.naive.text, "3");
  EXPECT_EQ(year.previous_year->text, "3");
  // To come: as a year before.
  series.pop_back();
  year = Forecast(series, last - 1, {}, nullptr, amount).value();
  EXPECT_EQ(year.naive.text, "3");
  EXPECT_EQ(year.months[0].value.text, "3");

  IndicatorDefinition signs = amount;
  signs.allows_negative = true;
  series = Flat(last - 1, 47, 0);
  series[series.size() - 12].numerator = -400'000;
  year = Forecast(series, last - 1, {}, nullptr, signs).value();
  EXPECT_EQ(year.naive.value, -0.4);
  EXPECT_EQ(year.naive.text, "0");
  EXPECT_EQ(year.previous_year->text, "0");
}

TEST(YearEndForecastTest, ACompleteYearIsNotProjected) {
  const int32_t last = Month(2018, 3);
  const YearEndForecast year = Forecast(Seasonal(last, 48, 500, 0), last).value();
  EXPECT_EQ(year.method, ForecastMethod::kYearComplete);
  EXPECT_EQ(year.projected.text, year.year_to_date.text);
  EXPECT_EQ(year.upper.text, year.year_to_date.text);
  EXPECT_TRUE(year.months.empty());
  EXPECT_EQ(year.sentence.substr(0, 38), "The year to March 2018 is complete wit");
}

TEST(YearEndForecastTest, AStepChangeWithinTheHistoryIsTold) {
  const int32_t last = Month(2017, 12);
  const StepChange changes[] = {{Month(2017, 4), "new counting rules"},
                                {Month(2016, 4), ""},
                                {Month(2010, 4), "long before"},
                                {Month(2018, 1), "after"}};
  const YearEndForecast year = Forecast(Seasonal(last, 48, 500, 5), last, changes).value();
  ASSERT_EQ(year.step_changes.size(), 2U);
  EXPECT_EQ(year.step_change_note,
            "The history has a step change in April 2016 and in April 2017 (new counting rules): "
            "what came before may say little of what is to come.");
}

TEST(YearEndForecastTest, WhatIsMissingIsNamed) {
  const int32_t last = Month(2017, 12);
  absl::Status status = Forecast(Seasonal(last, 20, 500, 5), last).status();
  EXPECT_EQ(ErrorReason(status), "SERIES_TOO_SHORT");
  EXPECT_EQ(status.message(),
            "needs 26 months without a gap up to December 2017 and has 20, from May 2016");
  EXPECT_EQ(ErrorMetadata(status, "least"), "26");
  EXPECT_EQ(ErrorMetadata(status, "points"), "20");
  EXPECT_EQ(Forecast({}, last).status().message(),
            "needs 26 months without a gap up to December 2017 and has 0");

  std::vector<SeriesPoint> gappy = Seasonal(last, 60, 500, 5);
  Erase(gappy, Month(2016, 12));
  status = Forecast(gappy, last).status();
  EXPECT_EQ(ErrorReason(status), "SERIES_HAS_GAP");
  EXPECT_EQ(status.message(),
            "needs 26 months without a gap up to December 2017 and has 12: December 2016 has no "
            "figure");
  EXPECT_EQ(ErrorMetadata(status, "missingMonths"), "2016-12");
  EXPECT_EQ(ErrorMetadata(Forecast(gappy, Month(2018, 2)).status(), "missingMonths"),
            "2018-01,2018-02");
  EXPECT_EQ(Forecast(gappy, Month(2018, 2)).status().message(),
            "needs 24 months without a gap up to February 2018 and has 0: January 2018 to February "
            "2018 have no figure");
  // A gap far enough back costs only the months before it.
  std::vector<SeriesPoint> old_gap = Seasonal(last, 60, 500, 5);
  Erase(old_gap, Month(2014, 6));
  EXPECT_EQ(Forecast(old_gap, last)->history, (Period{Month(2014, 7), last}));
}

TEST(YearEndForecastTest, OnlyMonthsThatAddUpAreProjected) {
  EXPECT_TRUE(CanBeProjected(DefinitionOf(Measure::kAmount)));
  EXPECT_FALSE(CanBeProjected(DefinitionOf(Measure::kProportion)));
  IndicatorDefinition quarterly = DefinitionOf(Measure::kCount);
  quarterly.frequency = Frequency::kQuarterly;
  EXPECT_FALSE(CanBeProjected(quarterly));
}

}  // namespace
}  // namespace copperplate::indicators
