#include "libs/statistics/normal.h"

#include <cmath>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace copperplate::statistics {
namespace {

TEST(NormalTest, Ends) {
  EXPECT_EQ(NormalQuantile(0), -HUGE_VAL);
  EXPECT_EQ(NormalQuantile(1), HUGE_VAL);
  EXPECT_EQ(NormalQuantile(0.5), 0);
  for (double p : {-0.1, 1.1, std::nan("")}) EXPECT_TRUE(std::isnan(NormalQuantile(p))) << p;
}

TEST(NormalTest, FarTailsKeepTheirRelativePrecision) {
  // Computed to 30 digits.
  EXPECT_NEAR(TwoSidedNormalP(-18.8407039435113) / 3.50276012596180e-79, 1, 1e-13);
  EXPECT_NEAR(NormalQuantile(1e-300), -37.0470962993612, 1e-12);
}

RC_GTEST_PROP(NormalProperty, QuantileUndoesTheDistribution, ()) {
  const double p = *rc::gen::inRange(1, 1'000'000) / 1e6;
  RC_ASSERT(std::fabs(NormalCdf(NormalQuantile(p)) - p) < 1e-14);
}

RC_GTEST_PROP(NormalProperty, QuantileIsSymmetric, ()) {
  const double p = *rc::gen::inRange(1, 1 << 20) / static_cast<double>(1 << 20);
  RC_ASSERT(std::fabs(NormalQuantile(p) + NormalQuantile(1 - p)) < 1e-14);
}

}  // namespace
}  // namespace copperplate::statistics
