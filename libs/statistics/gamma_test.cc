#include "libs/statistics/gamma.h"

#include <cmath>

#include "gtest/gtest.h"
#include "libs/statistics/beta.h"
#include "rapidcheck/gtest.h"

namespace copperplate::statistics {
namespace {

TEST(GammaTest, ExponentialIsTheGammaOfShapeOne) {
  EXPECT_NEAR(GammaP(1, 0.5), 1 - std::exp(-0.5), 1e-15);
  EXPECT_NEAR(GammaQ(1, 30), std::exp(-30.0), 1e-27);
  EXPECT_NEAR(GammaQuantile(1, 0.9), std::log(10.0), 1e-14);
}

TEST(GammaTest, EndsAndArgumentsOutside) {
  EXPECT_EQ(GammaP(2, 0), 0);
  EXPECT_EQ(GammaQ(2, 0), 1);
  EXPECT_EQ(GammaQuantile(2, 0), 0);
  EXPECT_EQ(GammaQuantile(2, 1), HUGE_VAL);
  EXPECT_TRUE(std::isnan(GammaP(0, 1)));
  EXPECT_TRUE(std::isnan(GammaQ(1, -1)));
  EXPECT_TRUE(std::isnan(GammaQuantile(1, 2)));
}

TEST(BetaTest, EndsAndArgumentsOutside) {
  EXPECT_EQ(BetaCdf(2, 3, 0), 0);
  EXPECT_EQ(BetaCdf(2, 3, 1), 1);
  EXPECT_EQ(BetaQuantile(2, 3, 0), 0);
  EXPECT_TRUE(std::isnan(BetaCdf(0, 1, 0.5)));
  EXPECT_TRUE(std::isnan(BetaQuantile(1, 1, 1.5)));
  EXPECT_NEAR(BetaCdf(1, 1, 0.3), 0.3, 1e-15);
}

TEST(BinomialTest, SmallCases) {
  EXPECT_NEAR(BinomialPmf(2, 4, 0.5), 0.375, 1e-14);
  EXPECT_NEAR(BinomialAtMost(1, 4, 0.5), 0.3125, 1e-14);
  EXPECT_NEAR(BinomialAtLeast(3, 4, 0.5), 0.3125, 1e-14);
  EXPECT_EQ(BinomialAtMost(-1, 4, 0.5), 0);
  EXPECT_EQ(BinomialAtMost(4, 4, 0.5), 1);
  EXPECT_EQ(BinomialAtLeast(0, 4, 0.5), 1);
  EXPECT_EQ(BinomialAtLeast(5, 4, 0.5), 0);
}

TEST(PoissonPmfTest, MeanOfNothing) {
  EXPECT_EQ(PoissonPmf(0, 0), 1);
  EXPECT_EQ(PoissonPmf(3, 0), 0);
  EXPECT_NEAR(PoissonPmf(2, 3), 4.5 * std::exp(-3.0), 1e-15);
}

RC_GTEST_PROP(GammaProperty, QuantileUndoesTheDistribution, ()) {
  const double shape = *rc::gen::inRange(1, 2'000'000) / 10.0;
  const double p = *rc::gen::inRange(1, 100'000) / 1e5;
  RC_ASSERT(std::fabs(GammaP(shape, GammaQuantile(shape, p)) - p) < 1e-9);
}

RC_GTEST_PROP(GammaProperty, TheTwoTailsMakeOne, ()) {
  const double shape = *rc::gen::inRange(1, 10'000) / 10.0;
  const double x = *rc::gen::inRange(0, 20'000) / 10.0;
  RC_ASSERT(std::fabs(GammaP(shape, x) + GammaQ(shape, x) - 1) < 1e-12);
}

RC_GTEST_PROP(BetaProperty, QuantileUndoesTheDistribution, ()) {
  const double a = *rc::gen::inRange(1, 100'000) / 10.0;
  const double b = *rc::gen::inRange(1, 100'000) / 10.0;
  const double p = *rc::gen::inRange(1, 100'000) / 1e5;
  RC_ASSERT(std::fabs(BetaCdf(a, b, BetaQuantile(a, b, p)) - p) < 1e-8);
}

RC_GTEST_PROP(BinomialProperty, SumsOfProbabilitiesAreTheTails, ()) {
  const int n = *rc::gen::inRange(1, 200);
  const int k = *rc::gen::inRange(0, n + 1);
  const double p = *rc::gen::inRange(1, 100) / 100.0;
  double sum = 0;
  for (int i = 0; i <= k; ++i) sum += BinomialPmf(i, n, p);
  RC_ASSERT(std::fabs(BinomialAtMost(k, n, p) - sum) < 1e-11);
  RC_ASSERT(std::fabs(BinomialAtLeast(k + 1, n, p) + sum - 1) < 1e-11);
}

}  // namespace
}  // namespace copperplate::statistics
