#include "libs/statistics/backtest.h"

#include <cmath>

#include "gtest/gtest.h"
#include "libs/statistics/seasonal_naive.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

TEST(SeasonalNaiveTest, Refuses) {
  EXPECT_EQ(ErrorReason(ForecastSeasonalNaive({1}, 2, 1).status()), "SERIES_TOO_SHORT");
  EXPECT_EQ(ErrorReason(ForecastSeasonalNaive({1}, 0, 1).status()), "ARGUMENT_OUT_OF_RANGE");
  const std::vector<double> values(28, 1);
  EXPECT_EQ(ErrorReason(ForecastSeasonalNaiveSum(values, 12, 6, 0.95).status()),
            "SERIES_TOO_SHORT");
  EXPECT_TRUE(ForecastSeasonalNaiveSum(values, 12, 5, 0.95).ok());
  EXPECT_EQ(ErrorReason(ForecastSeasonalNaiveSum(values, 12, 13, 0.95).status()),
            "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ForecastSeasonalNaiveSum(values, 12, 1, 1).status()),
            "ARGUMENT_OUT_OF_RANGE");
}

TEST(SeasonalNaiveTest, GoesRoundTheSeason) {
  EXPECT_EQ(ForecastSeasonalNaive({9, 1, 2, 3}, 3, 5).value(),
            (std::vector<double>{1, 2, 3, 1, 2}));
}

TEST(SeasonalNaiveTest, TheSumsIntervalIsTheSpreadOfPastSums) {
  // A rise of 1 a month: each month lies 12 above last year's, every four of them 48.
  const std::vector<double> values = Repeated(std::vector<double>(12, 0), 4, 1);
  const SumForecast sum = ForecastSeasonalNaiveSum(values, 12, 4, 0.95).value();
  EXPECT_EQ(sum.mean, 36 + 37 + 38 + 39);
  EXPECT_NEAR(sum.interval.upper - sum.mean, 1.959963984540054 * 48, 1e-9);
}

TEST(BacktestTest, Refuses) {
  const Forecaster naive = SeasonalNaiveForecaster(12);
  const std::vector<double> values(36, 1);
  EXPECT_EQ(ErrorReason(Backtest(values, naive, {0, 6}).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(Backtest(values, naive, {6, 0}).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(Backtest(values, naive, {31, 6}).status()), "SERIES_TOO_SHORT");
  // Enough for the test, not for the forecaster at its first origin.
  EXPECT_EQ(ErrorReason(Backtest(values, naive, {24, 6}).status()), "SERIES_TOO_SHORT");
  const Forecaster empty = [](absl::Span<const double>, size_t) {
    return absl::StatusOr<std::vector<double>>(std::vector<double>());
  };
  EXPECT_EQ(ErrorReason(Backtest(values, empty, {2, 6}).status()), "ARGUMENT_OUT_OF_RANGE");
}

TEST(BacktestTest, NoOriginSeesWhatCameAfter) {
  const std::vector<double> values = Repeated({0}, 40, 1);
  std::vector<size_t> seen;
  const Forecaster last = [&seen](absl::Span<const double> history, size_t horizon) {
    seen.push_back(history.size());
    return absl::StatusOr<std::vector<double>>(std::vector<double>(horizon, history.back()));
  };
  // The next two values lie 1 and 2 above the last one seen.
  const BacktestErrors errors = Backtest(values, last, {3, 2}).value();
  EXPECT_EQ(errors.mean_absolute, 1.5);
  EXPECT_EQ(errors.of_sum, 3);
  EXPECT_EQ(seen, (std::vector<size_t>{38, 37, 36}));
}

TEST(BacktestTest, TheSumsErrorKeepsSignsUntilItIsSquared) {
  const std::vector<double> values = {5, 5, 13, 9, 7, 6, 4};
  const Forecaster five = [](absl::Span<const double>, size_t horizon) {
    return absl::StatusOr<std::vector<double>>(std::vector<double>(horizon, 5));
  };
  // The last three sums are 16, 13 and 10: 6, 3 and 0 above.
  EXPECT_DOUBLE_EQ(Backtest(values, five, {3, 2})->of_sum, std::sqrt(15));
  EXPECT_DOUBLE_EQ(Backtest(values, five, {3, 2})->mean_absolute, (4 + 2 + 2 + 1 + 1 + 1) / 6.0);
}

TEST(ChooseForecasterTest, OnlyWhatBeatsLastYearIsChosen) {
  const std::vector<double> rising = Repeated({5, 9, 2, 7, 1, 8, 3, 9, 4, 6, 2, 5}, 6, 2);
  const HoltWintersModel additive{Seasonality::kAdditive, true, 12};
  const Forecaster smoothing =
      HoltWintersForecaster(additive, HoltWintersParameters{0.3, 0.1, 0.1});
  const Forecaster failing = [](absl::Span<const double>, size_t) {
    return absl::StatusOr<std::vector<double>>(absl::UnknownError("no"));
  };
  const std::vector<Forecaster> models = {failing, SeasonalNaiveForecaster(12), smoothing};
  const ForecasterChoice choice = ChooseForecaster(rising, 12, models, BacktestOptions()).value();
  EXPECT_EQ(choice.chosen, 2U);
  EXPECT_FALSE(choice.errors[0].has_value());
  EXPECT_EQ(choice.errors[1]->mean_absolute, 24);
  EXPECT_LT(choice.errors[2]->mean_absolute, 1);
  EXPECT_EQ(choice.naive.mean_absolute, 24);
  // As good as naive is not better.
  const std::vector<Forecaster> equal = {SeasonalNaiveForecaster(12)};
  EXPECT_FALSE(ChooseForecaster(rising, 12, equal, BacktestOptions())->chosen.has_value());
}

RC_GTEST_PROP(BacktestProperty, ARepeatingYearHasNoError, ()) {
  const std::vector<double> values = Repeated(AnySeries(12, 12, -100, 100), 5, 0);
  RC_ASSERT(Backtest(values, SeasonalNaiveForecaster(12), BacktestOptions())->of_sum == 0);
}

}  // namespace
}  // namespace copperplate::statistics
