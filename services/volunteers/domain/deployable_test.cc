#include "services/volunteers/domain/deployable.h"

#include <gtest/gtest.h>

#include "rapidcheck/gtest.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/test_engagement.h"
#include "services/volunteers/domain/test_vetting.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;

DeployableFacts FactsOf(CivilDay born, std::vector<VettingCheck> checks) {
  DeployableFacts facts;
  facts.date_of_birth = born;
  facts.checks = std::move(checks);
  return facts;
}

TEST(DeployableTest, ServingDaysWhileVettingServes) {
  const Engagement special = TestEngagement("v1", Kind::kSpecial,
                                            TestHistory({{State::kInduction, CivilDay(2018, 1, 1)},
                                                         {State::kProbation, CivilDay(2018, 2, 1)},
                                                         {State::kOnLeave, CivilDay(2018, 3, 1)},
                                                         {State::kProbation, CivilDay(2018, 4, 1)},
                                                         {State::kLeft, CivilDay(2018, 9, 1)}}));
  DeployableFacts facts =
      FactsOf(CivilDay(1990, 1, 1),
              {TestCleared(VettingLevel::kRv, CivilDay(2017, 12, 1), CivilDay(2018, 6, 1)),
               TestCleared(VettingLevel::kMv, CivilDay(2018, 7, 1), CivilDay(2028, 7, 1)),
               TestCleared(VettingLevel::kNppv3, CivilDay(2018, 1, 1), CivilDay(2028, 1, 1))});
  EXPECT_EQ(DeployableDays(special, facts), (DaySet{{CivilDay(2018, 2, 1), CivilDay(2018, 3, 1)},
                                                    {CivilDay(2018, 4, 1), CivilDay(2018, 6, 1)},
                                                    {CivilDay(2018, 7, 1), CivilDay(2018, 9, 1)}}));
  EXPECT_EQ(TrainableDays(special, facts), (DaySet{{CivilDay(2018, 1, 1), CivilDay(2018, 3, 1)},
                                                   {CivilDay(2018, 4, 1), CivilDay(2018, 6, 1)},
                                                   {CivilDay(2018, 7, 1), CivilDay(2018, 9, 1)}}));
  // Withdrawn while live: not from that day on.
  facts.checks = {TestWithdrawn(facts.checks[0], CivilDay(2018, 2, 15))};
  EXPECT_EQ(DeployableDays(special, facts),
            (DaySet{{CivilDay(2018, 2, 1), CivilDay(2018, 2, 15)}}));
}

TEST(DeployableTest, ACadetWhoTurnsEighteenNeedsAnAdultsCheckAndIsClosedBeforeNineteen) {
  Engagement cadet =
      TestEngagement("v1", Kind::kCadet, TestHistory({{State::kActive, CivilDay(2017, 1, 1)}}));
  DeployableFacts facts =
      FactsOf(CivilDay(2000, 6, 15),
              {TestCleared(VettingLevel::kCadetCheck, CivilDay(2016, 1, 1), CivilDay(2030, 1, 1))});
  EXPECT_TRUE(DeployableDays(cadet, facts).empty());  // without consent
  facts.consents = {{"e", "A. Guardian", CivilDay(2017, 2, 1), CivilDay(2018, 1, 1)},
                    {"e", "A. Guardian", CivilDay(2018, 2, 1), std::nullopt}};
  const DaySet until_adult{{CivilDay(2017, 2, 1), CivilDay(2018, 1, 1)},
                           {CivilDay(2018, 2, 1), CivilDay(2018, 6, 15)}};
  EXPECT_EQ(DeployableDays(cadet, facts), until_adult);
  facts.checks.push_back(
      TestCleared(VettingLevel::kDbsEnhanced, CivilDay(2018, 8, 1), CivilDay(2021, 8, 1)));
  EXPECT_EQ(DeployableDays(cadet, facts),
            until_adult.Union({{CivilDay(2018, 8, 1), CivilDay(2019, 6, 15)}}));
}

TEST(DeployableTest, ARoleMayCloseEarlier) {
  Engagement operator_of_speedwatch = TestEngagement(
      "v1", Kind::kSpeedwatch, TestHistory({{State::kActive, CivilDay(2018, 1, 1)}}));
  operator_of_speedwatch.role_ages.closed_before = 80;
  EXPECT_EQ(DeployableDays(operator_of_speedwatch, FactsOf(CivilDay(1940, 3, 1), {})),
            (DaySet{{CivilDay(2018, 1, 1), CivilDay(2020, 3, 1)}}));
}

TEST(DeployableTest, RolesWithoutALevelNeedNoCheck) {
  const Engagement operator_of_speedwatch = TestEngagement(
      "v1", Kind::kSpeedwatch, TestHistory({{State::kActive, CivilDay(2018, 1, 1)}}));
  EXPECT_EQ(DeployableDays(operator_of_speedwatch, FactsOf(CivilDay(2000, 3, 1), {})),
            (DaySet{{CivilDay(2018, 3, 1), kNoEnd}}));
}

TEST(DeployableTest, ASpecialIsEighteen) {
  Engagement special = TestEngagement("v1", Kind::kSpecial,
                                      TestHistory({{State::kProbation, CivilDay(2018, 1, 1)}}));
  special.required_vetting.reset();
  EXPECT_EQ(DeployableDays(special, FactsOf(CivilDay(2000, 3, 1), {})),
            (DaySet{{CivilDay(2018, 3, 1), kNoEnd}}));
  special.role_ages.least = 19;
  EXPECT_EQ(DeployableDays(special, FactsOf(CivilDay(2000, 3, 1), {})),
            (DaySet{{CivilDay(2019, 3, 1), kNoEnd}}));
}

// The definition, asked day by day: PROBATION or ACTIVE, vetting cleared and unexpired, of age.
RC_GTEST_PROP(DeployableTest, IsTheDefinitionOnEveryDay, ()) {
  const CivilDay first(2018, 1, 1);
  CivilDay day = first;
  std::vector<TestStep> steps;
  const int moves = *rc::gen::inRange(1, 6);
  for (int i = 0; i < moves; ++i) {
    steps.emplace_back(kEngagementStates[*rc::gen::inRange(1, 8)], day);
    day += *rc::gen::inRange(0, 20);
  }
  const Engagement engagement = TestEngagement("v1", Kind::kSpecial, TestHistory(steps));
  std::vector<VettingCheck> checks;
  const int count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count; ++i) {
    const CivilDay decided = first + *rc::gen::inRange(-20, 60);
    checks.push_back(TestCleared(kVettingLevels[*rc::gen::inRange(0, 8)], decided,
                                 decided + *rc::gen::inRange(1, 60)));
  }
  const CivilDay born = BirthdayOf(first, -18) + *rc::gen::inRange(-10, 30);
  const DaySet deployable = DeployableDays(engagement, FactsOf(born, checks));
  for (CivilDay asked = first - 2; asked < first + 100; ++asked) {
    const std::optional<State> state = StateOn(engagement.history, asked);
    const bool expected = state.has_value() && IsServing(*state) && AgeOn(born, asked) >= 18 &&
                          FindServing(checks, VettingLevel::kRv, asked) != nullptr;
    RC_ASSERT(deployable.Contains(asked) == expected);
  }
}

}  // namespace
}  // namespace copperplate::volunteers
