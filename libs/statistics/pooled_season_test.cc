#include "libs/statistics/pooled_season.h"

#include <gtest/gtest.h>

#include <numeric>

#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

// Twice as many in the first half of a season of four as in the second.
std::vector<double> Pool(size_t values) {
  std::vector<double> pool;
  for (size_t i = 0; i < values; ++i) pool.push_back(i % 4 < 2 ? 400 : 200);
  return pool;
}

TEST(PooledSeasonTest, HasTheSeasonOfThePoolAndALevelOfItsOwn) {
  const std::vector<double> values = {1, 5, 0, 3, 2, 4, 3, 3};
  const std::vector<double> forecast = ForecastPooledSeason(values, Pool(8), 4, 5).value();
  ASSERT_EQ(forecast.size(), 5U);
  EXPECT_NEAR(forecast[0], 4, 1e-12);  // the mean of the last four is 3, the factors 4/3 and 2/3
  EXPECT_NEAR(forecast[1], 4, 1e-12);
  EXPECT_NEAR(forecast[2], 2, 1e-12);
  EXPECT_NEAR(forecast[3], 2, 1e-12);
  EXPECT_NEAR(forecast[4], 4, 1e-12);
}

TEST(PooledSeasonTest, ABackTestSeesNothingOfThePoolThatCameAfter) {
  std::vector<double> pool = Pool(24);
  std::vector<double> values = pool;
  const Forecaster forecaster = PooledSeasonForecaster(pool, 4);
  const std::vector<double> before = forecaster(absl::MakeConstSpan(values).first(12), 2).value();
  pool[20] = 1e6;
  EXPECT_EQ(forecaster(absl::MakeConstSpan(values).first(12), 2).value(), before);
  EXPECT_NEAR(Backtest(values, PooledSeasonForecaster(values, 4), {4, 2})->of_sum, 0, 1e-9);
  EXPECT_EQ(ErrorReason(forecaster(std::vector<double>(25, 1), 2).status()),
            "ARGUMENT_OUT_OF_RANGE");
}

TEST(PooledSeasonTest, TheSumsIntervalIsTheSpreadOfPastSums) {
  // Flat: every forecast is right.
  const std::vector<double> flat(30, 5);
  SumForecast sum = ForecastPooledSeasonSum(flat, flat, 4, 3, 0.95).value();
  EXPECT_NEAR(sum.mean, 15, 1e-12);
  EXPECT_NEAR(sum.interval.upper - sum.interval.lower, 0, 1e-9);
  // A rise of 1 a period: the mean of the last four lies 2.5 below the next, so two sum to 6 less
  // than they come to.
  std::vector<double> rising(30);
  std::iota(rising.begin(), rising.end(), 0);
  sum = ForecastPooledSeasonSum(rising, flat, 4, 2, 0.95).value();
  EXPECT_NEAR(sum.mean, 55, 1e-9);
  EXPECT_NEAR(sum.interval.upper - sum.mean, 1.959963984540054 * 6, 1e-9);
  sum = ForecastPooledSeasonSum(flat, flat, 4, 0, 0.95).value();
  EXPECT_EQ(sum.mean, 0);
}

TEST(PooledSeasonTest, Refuses) {
  const std::vector<double> flat(21, 5);
  EXPECT_EQ(ErrorReason(ForecastPooledSeasonSum(flat, flat, 4, 3, 0.95).status()),
            "SERIES_TOO_SHORT");
  EXPECT_TRUE(ForecastPooledSeasonSum(flat, flat, 4, 2, 0.95).ok());
  EXPECT_EQ(ErrorReason(ForecastPooledSeasonSum(flat, flat, 4, 5, 0.95).status()),
            "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ForecastPooledSeasonSum(flat, flat, 4, 2, 1).status()),
            "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ForecastPooledSeason({1, 2, 3}, {1, 2, 3}, 4, 1).status()),
            "SERIES_TOO_SHORT");
  EXPECT_EQ(ErrorReason(ForecastPooledSeason(flat, {1}, 4, 1).status()), "ARGUMENT_OUT_OF_RANGE");
  const std::vector<double> zeros(21, 0);
  EXPECT_EQ(ErrorReason(ForecastPooledSeason(flat, zeros, 4, 1).status()), "ARGUMENT_OUT_OF_RANGE");
}

}  // namespace
}  // namespace copperplate::statistics
