#include "libs/statistics/assurance.h"

#include "gtest/gtest.h"
#include "libs/statistics/test_series.h"
#include "libs/status/error.h"

namespace copperplate::statistics {
namespace {

std::vector<double> Values() { return {9, 11, 9, 11, 9, 11, 9, 11}; }

XmrChart Chart() { return ComputeXmrChart(Values(), {}).value(); }  // 10 -/+ 5.32

TEST(AssureTest, OnALimitIsByChance) {
  const Interval limits{5, 15};
  EXPECT_EQ(Assure(limits, 15, Polarity::kHigherIsBetter).value(), Assurance::kInconsistent);
  EXPECT_EQ(Assure(limits, 5, Polarity::kHigherIsBetter).value(), Assurance::kInconsistent);
  EXPECT_EQ(Assure(limits, 4.9, Polarity::kHigherIsBetter).value(), Assurance::kConsistentlyPasses);
  EXPECT_EQ(Assure(limits, 4.9, Polarity::kLowerIsBetter).value(), Assurance::kConsistentlyFails);
}

TEST(AssureTest, Refuses) {
  EXPECT_EQ(ErrorReason(Assure({5, 15}, 1, Polarity::kNeutral).status()), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(Assure({15, 5}, 1, Polarity::kLowerIsBetter).status()),
            "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(ErrorReason(Assure({5, 15}, std::nan(""), Polarity::kLowerIsBetter).status()),
            "ARGUMENT_OUT_OF_RANGE");
}

TEST(AssureSpellsTest, ATargetMayChange) {
  const std::vector<TargetStep> steps = {{2, 11}, {5, 3}};
  const std::vector<AssuranceSpell> spells =
      AssureSpells(Values(), Chart(), steps, Polarity::kHigherIsBetter).value();
  ASSERT_EQ(spells.size(), 2U);
  EXPECT_EQ(spells[0].first, 2U);
  EXPECT_EQ(spells[0].last, 4U);
  EXPECT_EQ(spells[0].assurance, Assurance::kInconsistent);
  EXPECT_EQ(spells[0].met, 1U);
  EXPECT_EQ(spells[1].first, 5U);
  EXPECT_EQ(spells[1].last, 7U);
  EXPECT_EQ(spells[1].target, 3);
  EXPECT_EQ(spells[1].assurance, Assurance::kConsistentlyPasses);
  EXPECT_EQ(spells[1].met, 3U);
}

TEST(AssureSpellsTest, ATargetMayEnd) {
  const std::vector<TargetStep> steps = {{0, 10}, {3, std::nullopt}, {6, 8}};
  const std::vector<AssuranceSpell> spells =
      AssureSpells(Values(), Chart(), steps, Polarity::kHigherIsBetter).value();
  ASSERT_EQ(spells.size(), 2U);
  EXPECT_EQ(spells[0].first, 0U);
  EXPECT_EQ(spells[0].last, 2U);
  EXPECT_EQ(spells[1].first, 6U);
  EXPECT_EQ(spells[1].last, 7U);
}

TEST(AssureSpellsTest, ARebaseBeginsASpell) {
  XmrOptions options;
  options.rebase_at = {4};
  const XmrChart chart = ComputeXmrChart(Values(), options).value();
  const std::vector<TargetStep> steps = {{0, 10}};
  const std::vector<AssuranceSpell> spells =
      AssureSpells(Values(), chart, steps, Polarity::kLowerIsBetter).value();
  ASSERT_EQ(spells.size(), 2U);
  EXPECT_EQ(spells[0].last, 3U);
  EXPECT_EQ(spells[1].first, 4U);
}

TEST(AssureSpellsTest, Refuses) {
  const auto reason = [](const std::vector<TargetStep>& steps) {
    return ErrorReason(AssureSpells(Values(), Chart(), steps, Polarity::kHigherIsBetter).status());
  };
  EXPECT_EQ(reason({{8, 1}}), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason({{3, 1}, {3, 2}}), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_EQ(reason({{0, HUGE_VAL}}), "ARGUMENT_OUT_OF_RANGE");
  EXPECT_TRUE(AssureSpells(Values(), Chart(), {}, Polarity::kHigherIsBetter)->empty());
  EXPECT_EQ(ErrorReason(AssureSpells({1, 2, 3}, Chart(), {}, Polarity::kHigherIsBetter).status()),
            "ARGUMENT_OUT_OF_RANGE");
}

RC_GTEST_PROP(AssureProperty, TheOtherPolarityIsTheOtherAnswer, ()) {
  const double lower = *rc::gen::inRange(-100, 100);
  const Interval limits{lower, lower + *rc::gen::inRange(0, 50)};
  const double target = *rc::gen::inRange(-150, 150);
  const Assurance high = Assure(limits, target, Polarity::kHigherIsBetter).value();
  const Assurance low = Assure(limits, target, Polarity::kLowerIsBetter).value();
  RC_ASSERT(static_cast<int>(high) + static_cast<int>(low) ==
            2 * static_cast<int>(Assurance::kInconsistent));
}

}  // namespace
}  // namespace copperplate::statistics
