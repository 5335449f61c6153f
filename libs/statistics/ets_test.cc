#include "libs/statistics/ets.h"

#include "gtest/gtest.h"
#include "libs/statistics/ets_forecast.h"
#include "libs/statistics/ets_stability.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

constexpr EtsModel kLevelOnly{EtsError::kAdditive, EtsTrend::kNone, EtsSeason::kNone};
constexpr EtsModel kSeasonal{EtsError::kAdditive, EtsTrend::kNone, EtsSeason::kAdditive};
constexpr EtsModel kShares{EtsError::kMultiplicative, EtsTrend::kNone, EtsSeason::kMultiplicative};

std::vector<double> Noisy(size_t years) {
  const std::vector<double> year = {90, 80, 95, 100, 110, 105, 120, 125, 100, 95, 85, 130};
  std::vector<double> values = Repeated(year, years, 0.3);
  for (size_t i = 0; i < values.size(); ++i) values[i] += static_cast<double>(i * 7 % 11) - 5;
  return values;
}

TEST(EtsTest, NamesAreTheLiteratures) {
  EXPECT_EQ(EtsName(kLevelOnly), "ETS(A,N,N)");
  EXPECT_EQ(EtsName({EtsError::kMultiplicative, EtsTrend::kDamped, EtsSeason::kMultiplicative}),
            "ETS(M,Ad,M)");
  EXPECT_EQ(EtsName({EtsError::kAdditive, EtsTrend::kAdditive, EtsSeason::kAdditive}),
            "ETS(A,A,A)");
}

TEST(EtsTest, Refuses) {
  const auto reason = [](const std::vector<double>& values, size_t period, const EtsModel& model) {
    return ErrorReason(FitEts(values, period, model).status());
  };
  EXPECT_EQ(reason(Noisy(2), 12, kSeasonal), "SERIES_TOO_SHORT");
  EXPECT_EQ(reason({1, 2, 3, 4}, 1, kLevelOnly), "SERIES_TOO_SHORT");
  EXPECT_EQ(reason(Noisy(3), 0, kLevelOnly), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason(Noisy(3), 25, kSeasonal), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason(Noisy(3), 1, kSeasonal), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(
      reason(Noisy(3), 12, {EtsError::kAdditive, EtsTrend::kNone, EtsSeason::kMultiplicative}),
      "ARGUMENT_OUT_OF_RANGE");
  std::vector<double> values = Noisy(3);
  values[7] = 0;
  EXPECT_EQ(reason(values, 12, kShares), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_TRUE(FitEts(values, 12, kSeasonal).ok());
  values[7] = std::nan("");
  EXPECT_EQ(reason(values, 12, kSeasonal), "SERIES_HAS_GAP");
  EXPECT_EQ(ErrorReason(ChooseEts(values, 12).status()), "SERIES_HAS_GAP");
  EXPECT_EQ(ErrorReason(ChooseEts({1, 2, 3}, 12).status()), "SERIES_TOO_SHORT");
  const EtsFit fit = FitEts(Noisy(3), 12, kSeasonal).value();
  EXPECT_EQ(ErrorReason(ForecastEts(fit, 0, 0.95).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(ForecastEts(fit, 1, 1).status()), "ARGUMENT_OUT_OF_RANGE");
}

TEST(EtsTest, AShortOrNegativeSeriesStillHasAModel) {
  const EtsFit two_years = ChooseEts(Noisy(2), 12).value();
  EXPECT_EQ(two_years.model.season, EtsSeason::kNone);
  std::vector<double> negative = Noisy(4);
  for (double& value : negative) value -= 100;
  const EtsFit fit = ChooseEts(negative, 12).value();
  EXPECT_EQ(fit.model.error, EtsError::kAdditive);
  EXPECT_EQ(fit.model.season, EtsSeason::kAdditive);
}

TEST(EtsTest, StabilityIsWhereTheRootsLie) {
  EXPECT_TRUE(EtsIsStable({0.3, 0.1, 0.1, 1}, 12));
  EXPECT_TRUE(EtsIsStable({0.5, 0.4, 0.4, 0.9}, 4));
  // The usual region (0 < beta < alpha < 1, 0 < gamma < 1 - alpha) is not all stable.
  EXPECT_FALSE(EtsIsStable({0.9, 0.89, 0.09, 1}, 12));
}

TEST(EtsForecastTest, SimulatedIntervalsAreAlwaysTheSameAndNearTheNormalOnes) {
  // Season and error are multiplicative, but the season is 1 throughout: nearly ETS(M,N,N).
  EtsFit shares;
  shares.model = kShares;
  shares.period = 4;
  shares.parameters = {0.2, 0, 0.0001, 1};
  shares.values = 40;
  shares.state = {100, 0, {1, 1, 1, 1}};
  shares.error_variance = 0.0025;
  EtsFit level = shares;
  level.model.season = EtsSeason::kNone;
  const Forecast simulated = ForecastEts(shares, 6, 0.95).value();
  const Forecast again = ForecastEts(shares, 6, 0.95).value();
  const Forecast exact = ForecastEts(level, 6, 0.95).value();
  for (size_t i = 0; i < 6; ++i) {
    EXPECT_EQ(simulated.mean[i], 100);
    EXPECT_EQ(simulated.intervals[i].lower, again.intervals[i].lower);
    EXPECT_NEAR(simulated.intervals[i].lower, exact.intervals[i].lower, 0.5);
    EXPECT_NEAR(simulated.intervals[i].upper, exact.intervals[i].upper, 0.5);
  }
}

TEST(EtsForecastTest, TheSeasonReturnsAfterAWholeOne) {
  const EtsFit fit = FitEts(Noisy(4), 12, kSeasonal).value();
  const Forecast theory = ForecastEts(fit, 24, 0.95).value();
  const Forecast as_r = ForecastEts(fit, 24, 0.95, IntervalRule::kAsR).value();
  for (size_t i = 0; i < 24; ++i) {
    EXPECT_EQ(theory.mean[i], as_r.mean[i]);
    if (i < 11) {
      EXPECT_EQ(theory.intervals[i].upper, as_r.intervals[i].upper) << i;
    }
  }
  // One period early in R's.
  EXPECT_LT(theory.intervals[11].upper, as_r.intervals[11].upper);
}

TEST(EtsForecastTest, ADampedTrendLevelsOut) {
  EtsFit fit;
  fit.model = {EtsError::kAdditive, EtsTrend::kDamped, EtsSeason::kNone};
  fit.parameters = {0.5, 0.1, 0, 0.5};
  fit.state = {10, 8, {}};
  fit.error_variance = 4;
  const Forecast forecast = ForecastEts(fit, 3, 0.95).value();
  EXPECT_EQ(forecast.mean, (std::vector<double>{14, 16, 17}));
  // Weights of an error 1 and 2 steps on: 0.5 + 0.1 x 0.5, 0.5 + 0.1 x 0.75.
  const double sigma = std::sqrt(4 * (1 + 0.55 * 0.55 + 0.575 * 0.575));
  EXPECT_NEAR(forecast.intervals[2].upper - 17, 1.959963984540054 * sigma, 1e-12);
}

RC_GTEST_PROP(EtsProperty, AYearThatRepeatsIsForecast, ()) {
  const std::vector<double> year = AnySeries(4, 4, 100, 200);
  const std::vector<double> values = Repeated(year, 9, 0);
  const EtsFit fit = FitEts(absl::MakeConstSpan(values).first(32), 4, kSeasonal).value();
  const Forecast forecast = ForecastEts(fit, 4, 0.95).value();
  for (size_t i = 0; i < 4; ++i) RC_ASSERT(std::fabs(forecast.mean[i] - year[i]) < 0.5);
}

RC_GTEST_PROP(EtsProperty, IntervalsHoldTheMeanAndWiden, ()) {
  const std::vector<double> values = AnySeries(20, 40, 100, 200);
  const EtsFit fit =
      FitEts(values, 1, {EtsError::kMultiplicative, EtsTrend::kNone, EtsSeason::kNone}).value();
  const Forecast forecast = ForecastEts(fit, 12, 0.95).value();
  for (size_t i = 0; i < 12; ++i) {
    RC_ASSERT(forecast.intervals[i].lower <= forecast.mean[i]);
    if (i == 0) continue;
    RC_ASSERT(forecast.intervals[i].upper >= forecast.intervals[i - 1].upper);
  }
}

}  // namespace
}  // namespace copperplate::statistics
