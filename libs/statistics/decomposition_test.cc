#include "libs/statistics/decomposition.h"

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

TEST(DecompositionTest, Refuses) {
  EXPECT_EQ(ErrorReason(Decompose({1, 2, 3}, 2, Seasonality::kAdditive).status()),
            "SERIES_TOO_SHORT");
  EXPECT_EQ(ErrorReason(Decompose({1, 2, 3}, 1, Seasonality::kAdditive).status()),
            "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(Decompose({1, 2, 0, 4}, 2, Seasonality::kMultiplicative).status()),
            "ARGUMENT_OUT_OF_RANGE");
  EXPECT_TRUE(Decompose({1, 2, 0, 4}, 2, Seasonality::kAdditive).ok());
}

TEST(DecompositionTest, AnOddSeason) {
  const Decomposition parts = Decompose({11, 10, 9, 14, 13, 12}, 3, Seasonality::kAdditive).value();
  EXPECT_EQ(parts.first_trend, 1U);
  EXPECT_EQ(parts.trend, (std::vector<double>{10, 11, 12, 13}));
  EXPECT_EQ(parts.season, (std::vector<double>{2, 0, -2}));
}

RC_GTEST_PROP(DecompositionProperty, FindsTheTrendAndTheSeason, ()) {
  std::vector<double> year = AnySeries(12, 12, -100, 100);
  double sum = 0;
  for (const double month : year) sum += month;
  const double step = *rc::gen::inRange(-10, 11);
  const Decomposition parts =
      Decompose(Repeated(year, 3, step), 12, Seasonality::kAdditive).value();
  for (size_t i = 0; i < 12; ++i) RC_ASSERT(IsClose(parts.season[i], year[i] - sum / 12));
  for (size_t i = 0; i < parts.trend.size(); ++i) {
    RC_ASSERT(IsClose(parts.trend[i], sum / 12 + step * static_cast<double>(i + 6)));
  }
}

}  // namespace
}  // namespace copperplate::statistics
