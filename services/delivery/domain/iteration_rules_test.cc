#include "services/delivery/domain/iteration_rules.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "libs/testing/told.h"
#include "services/delivery/domain/test_plan.h"

namespace copperplate::delivery {
namespace {

using absl::CivilDay;
using testing::Told;

Iteration Numbered(int32_t number, CivilDay cut_off,
                   IterationState state = IterationState::kPublished) {
  Iteration iteration;
  iteration.number = number;
  iteration.id = IterationId(number);
  iteration.cut_off = cut_off;
  iteration.state = state;
  return iteration;
}

std::vector<Iteration> ThreeIterations() {
  return {Numbered(1, CivilDay(2017, 9, 30)), Numbered(2, CivilDay(2017, 12, 31)),
          Numbered(3, CivilDay(2018, 3, 31))};
}

std::string AmongIterations(const std::vector<Iteration>& held, const Iteration& iteration) {
  Faults faults;
  CheckAmong(TestPlan().plan, held, iteration, faults);
  return Told(faults);
}

TEST(IterationRulesTest, NumbersHaveNoGap) {
  EXPECT_EQ(NextNumber({}), 1);
  std::vector<Iteration> held = ThreeIterations();
  EXPECT_EQ(NextNumber(held), 4);
  held[2].state = IterationState::kWithdrawn;
  EXPECT_EQ(NextNumber(held), 4);
}

TEST(IterationRulesTest, CutOffsRiseWithTheNumbers) {
  const std::vector<Iteration> held = ThreeIterations();
  EXPECT_EQ(AmongIterations(held, Numbered(4, CivilDay(2018, 4, 1))), "");
  EXPECT_EQ(AmongIterations(held, Numbered(4, CivilDay(2018, 3, 31))),
            "CUT_OFF_NOT_AFTER_PREVIOUS cut_off");
  EXPECT_EQ(AmongIterations(held, Numbered(2, CivilDay(2018, 3, 31))),
            "CUT_OFF_NOT_BEFORE_NEXT cut_off");
  EXPECT_EQ(AmongIterations({}, Numbered(1, CivilDay(2017, 3, 31))), "CUT_OFF_BEFORE_PLAN cut_off");
}

TEST(IterationRulesTest, TheBaseIsTheHighestPublishedBelow) {
  std::vector<Iteration> held = ThreeIterations();
  EXPECT_EQ(BaseOf(held, 1), nullptr);
  EXPECT_EQ(BaseOf(held, 3)->number, 2);
  EXPECT_EQ(BaseOf(held, 4)->number, 3);
  held[2].state = IterationState::kWithdrawn;
  EXPECT_EQ(BaseOf(held, 4)->number, 2);
  held[1].state = IterationState::kFrozen;
  EXPECT_EQ(BaseOf(held, 4)->number, 1);
}

TEST(IterationRulesTest, WhatIsPublishedIsAgainstTheLastPublished) {
  std::vector<Iteration> held = ThreeIterations();
  Iteration frozen = Numbered(4, CivilDay(2018, 6, 30), IterationState::kFrozen);
  frozen.base = 3;
  Plan plan = TestPlan().plan;
  plan.state = PlanState::kInForce;
  EXPECT_EQ(Told(CheckPublish("essex", plan, held, frozen)), "");
  held[2].state = IterationState::kWithdrawn;
  EXPECT_EQ(Told(CheckPublish("essex", plan, held, frozen)),
            absl::StrCat("BASE_CHANGED forces/essex/plans/", plan.id, "/iterations/iteration-4"));
  frozen.base.reset();
  EXPECT_EQ(Told(CheckPublish("essex", plan, held, frozen)),
            absl::StrCat("BASE_CHANGED forces/essex/plans/", plan.id, "/iterations/iteration-4"));
  EXPECT_EQ(Told(CheckPublish("essex", plan, {}, frozen)), "");
  frozen.state = IterationState::kPublished;  // shown to one body more
  EXPECT_EQ(Told(CheckPublish("essex", plan, held, frozen)), "");
}

TEST(IterationRulesTest, NothingOfADraftIsPublishedUnlessItWasInForceBefore) {
  const Iteration frozen = Numbered(1, CivilDay(2018, 6, 30), IterationState::kFrozen);
  Plan plan = TestPlan().plan;
  plan.state = PlanState::kDraft;
  EXPECT_EQ(Told(CheckPublish("essex", plan, {}, frozen)),
            absl::StrCat("PLAN_NOT_IN_FORCE forces/essex/plans/", plan.id));
  plan.historic_import = true;
  EXPECT_EQ(Told(CheckPublish("essex", plan, {}, frozen)), "");
}

TEST(IterationRulesTest, APublicationComesAfterTheCutOffAndIsMarkedAsThePlan) {
  const Iteration iteration = Numbered(3, CivilDay(2018, 3, 31));
  Plan plan = TestPlan().plan;
  const auto publish = [&](const Publication& publication) {
    Faults faults;
    CheckPublication(plan, iteration, {}, publication, CivilDay(2018, 5, 10), faults);
    return Told(faults);
  };
  Publication publication;
  publication.id = "web-1";
  publication.iteration = iteration.id;
  publication.body = PublicationBody::kWeb;
  publication.on = CivilDay(2018, 3, 31);
  EXPECT_EQ(publish(publication), "");
  publication.on = CivilDay(2018, 3, 30);
  EXPECT_EQ(publish(publication), "PUBLISHED_BEFORE_CUT_OFF on_date");
  publication.on = CivilDay(2018, 5, 11);
  EXPECT_EQ(publish(publication), "PUBLISHED_IN_FUTURE on_date");
  publication.on = CivilDay(2018, 5, 10);
  publication.marking = Marking::kOfficialSensitive;
  EXPECT_EQ(publish(publication), "MARKING_NOT_FOR_WEB marking");
  plan.marking = Marking::kOfficialSensitive;
  publication.body = PublicationBody::kPanel;
  EXPECT_EQ(publish(publication), "");
  publication.marking = Marking::kOfficial;
  EXPECT_EQ(publish(publication), "MARKING_BELOW_PLAN marking");
}

}  // namespace
}  // namespace copperplate::delivery
