#include "libs/statistics/multiple_testing.h"

#include <algorithm>
#include <cmath>

#include "gtest/gtest.h"
#include "libs/status/error.h"
#include "rapidcheck/gtest.h"

namespace copperplate::statistics {
namespace {

TEST(MultipleTestingTest, RefusesWhatIsNoP) {
  for (const double p : {-0.1, 1.1, std::nan("")}) {
    EXPECT_EQ(ErrorReason(AdjustForMultipleTesting({0.5, p}).status()), "ARGUMENT_OUT_OF_RANGE");
  }
  EXPECT_TRUE(AdjustForMultipleTesting({})->empty());
}

// The fifteen comparisons of Benjamini and Hochberg 1995, section 4.1: four are reported at 0.05.
TEST(MultipleTestingTest, TheExampleOfThePaper) {
  const std::vector<double> adjusted =
      AdjustForMultipleTesting({0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000})
          .value();
  EXPECT_DOUBLE_EQ(adjusted[0], 0.0015);
  EXPECT_DOUBLE_EQ(adjusted[3], 0.035625);
  EXPECT_DOUBLE_EQ(adjusted[4], 0.0603);
  EXPECT_EQ(adjusted[14], 1);
  EXPECT_EQ(std::count_if(adjusted.begin(), adjusted.end(), [](double p) { return p <= 0.05; }), 4);
}

RC_GTEST_PROP(MultipleTestingProperty, KeepsOrderAndForgetsPlaces, ()) {
  const auto size = *rc::gen::inRange(1, 40);
  std::vector<double> p(size);
  for (double& one : p) one = *rc::gen::inRange(0, 1001) / 1000.0;
  const std::vector<double> adjusted = AdjustForMultipleTesting(p).value();
  for (size_t i = 0; i < p.size(); ++i) {
    RC_ASSERT(p[i] <= adjusted[i] && adjusted[i] <= 1);
    for (size_t j = 0; j < p.size(); ++j) {
      RC_ASSERT(!(p[i] <= p[j]) || adjusted[i] <= adjusted[j]);
    }
  }
  std::vector<double> turned(p.rbegin(), p.rend());
  const std::vector<double> there = AdjustForMultipleTesting(turned).value();
  RC_ASSERT(std::vector<double>(there.rbegin(), there.rend()) == adjusted);
}

}  // namespace
}  // namespace copperplate::statistics
