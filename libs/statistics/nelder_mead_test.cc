#include "libs/statistics/nelder_mead.h"

#include <cmath>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace copperplate::statistics {
namespace {

// R 4.2's optim(c(-1.2, 1), fr) gives 1.000260, 1.000506 and 8.825241e-08.
TEST(NelderMeadTest, WalksRosenbrocksValleyAsRDoes) {
  const auto banana = [](const std::vector<double>& x) {
    const double along = x[1] - x[0] * x[0];
    return 100 * along * along + (1 - x[0]) * (1 - x[0]);
  };
  const SimplexResult result = MinimiseBySimplex(banana, {-1.2, 1}, SimplexOptions());
  EXPECT_NEAR(result.point[0], 1.000260, 5e-7);
  EXPECT_NEAR(result.point[1], 1.000506, 5e-7);
  EXPECT_NEAR(result.value, 8.825241e-08, 5e-14);
}

TEST(NelderMeadTest, StaysWhereThereAreValues) {
  const auto half_line = [](const std::vector<double>& x) {
    return x[0] < 1 ? std::nan("") : x[0] + x[1] * x[1];
  };
  const SimplexResult result = MinimiseBySimplex(half_line, {5, 3}, SimplexOptions());
  EXPECT_NEAR(result.point[0], 1, 1e-3);
  EXPECT_NEAR(result.point[1], 0, 1e-3);
}

TEST(NelderMeadTest, EndsOnAPlainAndWhenEvaluationsRunOut) {
  int count = 0;
  const auto plain = [&count](const std::vector<double>&) {
    ++count;
    return 7.0;
  };
  EXPECT_EQ(MinimiseBySimplex(plain, {0, 0, 0}, SimplexOptions()).value, 7);
  EXPECT_EQ(count, 4);
  SimplexOptions few;
  few.evaluations = 50;
  count = 0;
  const auto endless = [&count](const std::vector<double>& x) {
    ++count;
    return -x[0];
  };
  MinimiseBySimplex(endless, {1}, few);
  EXPECT_LE(count, 52);
}

RC_GTEST_PROP(NelderMeadProperty, FindsTheBottomOfABowl, ()) {
  const double x0 = *rc::gen::inRange(-50, 50);
  const double y0 = *rc::gen::inRange(-50, 50);
  const double wide = *rc::gen::inRange(1, 20);
  const auto bowl = [&](const std::vector<double>& x) {
    return (x[0] - x0) * (x[0] - x0) + wide * (x[1] - y0) * (x[1] - y0);
  };
  SimplexOptions options;
  options.tolerance = 1e-12;
  const SimplexResult result = MinimiseBySimplex(bowl, {1, 1}, options);
  RC_ASSERT(std::fabs(result.point[0] - x0) < 1e-3);
  RC_ASSERT(std::fabs(result.point[1] - y0) < 1e-3);
}

}  // namespace
}  // namespace copperplate::statistics
