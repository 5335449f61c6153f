#include "libs/statistics/rank.h"

#include <cmath>

#include "gtest/gtest.h"
#include "libs/status/error.h"
#include "rapidcheck/gtest.h"

namespace copperplate::statistics {
namespace {

using Values = std::vector<std::optional<double>>;
using Places = std::vector<std::optional<int>>;

TEST(RankTest, HighestIsFirstWhenNeutralAndSaysSo) {
  const Values values = {10, std::nullopt, 30, 30, 20};
  const Ranking neutral = Rank(values, Polarity::kNeutral).value();
  EXPECT_EQ(neutral.places, (Places{4, std::nullopt, 1, 1, 3}));
  EXPECT_EQ(neutral.of, 4);
  EXPECT_TRUE(neutral.highest_first);
  const Ranking low = Rank(values, Polarity::kLowerIsBetter).value();
  EXPECT_EQ(low.places, (Places{1, std::nullopt, 3, 3, 2}));
  EXPECT_FALSE(low.highest_first);
}

TEST(RankTest, MissingIsNotWorst) {
  EXPECT_EQ(Rank(Values{}, Polarity::kNeutral)->of, 0);
  EXPECT_EQ(Rank(Values{std::nullopt}, Polarity::kNeutral)->places, Places{std::nullopt});
  for (const double value : {std::nan(""), HUGE_VAL}) {
    EXPECT_EQ(ErrorReason(Rank(Values{1.0, value}, Polarity::kNeutral).status()),
              "ARGUMENT_OUT_OF_RANGE");
  }
}

Values AnyValues() {
  Values values(*rc::gen::inRange(0, 45));
  for (auto& value : values) {
    if (*rc::gen::inRange(0, 8) > 0) value = *rc::gen::inRange(-20, 20);
  }
  return values;
}

RC_GTEST_PROP(RankProperty, ForgetsOrder, ()) {
  const Values values = AnyValues();
  const Values turned(values.rbegin(), values.rend());
  const Ranking there = Rank(values, Polarity::kHigherIsBetter).value();
  const Ranking back = Rank(turned, Polarity::kHigherIsBetter).value();
  RC_ASSERT(there.places == Places(back.places.rbegin(), back.places.rend()));
  RC_ASSERT(there.of == back.of);
}

RC_GTEST_PROP(RankProperty, APlaceIsOneMoreThanTheBetterOnes, ()) {
  const Values values = AnyValues();
  const Ranking ranking = Rank(values, Polarity::kLowerIsBetter).value();
  for (size_t i = 0; i < values.size(); ++i) {
    RC_ASSERT(ranking.places[i].has_value() == values[i].has_value());
    if (!values[i].has_value()) continue;
    int better = 0;
    for (const auto& other : values) {
      if (other.has_value() && *other < *values[i]) ++better;
    }
    RC_ASSERT(*ranking.places[i] == better + 1);
  }
}

}  // namespace
}  // namespace copperplate::statistics
