#include "services/delivery/app/change_plan.h"

#include <gtest/gtest.h>

#include <string>

#include "services/delivery/app/test_plans.h"

namespace copperplate::delivery {
namespace {

class ChangePlanTest : public PlansTest {
 protected:
  PlanChanged Create(const Plan& plan, WriteMode mode = WriteMode::kWrite) {
    return CreatePlan(ports().plans, Context(), plan, mode, TextPrinter<PlanRecord>());
  }
  PlanChanged Update(const Plan& plan, Asked asked) {
    const auto merge = [&](const PlanRecord&) -> absl::StatusOr<Plan> { return plan; };
    return UpdatePlan(ports().plans, Context(), asked, merge, TextPrinter<PlanRecord>());
  }
  PlanChanged Update(const Plan& plan) { return Update(plan, AnyVersion(plan.id)); }
  PlanChanged Activate(Asked asked) {
    return ActivatePlan(ports().plans, Context(), asked, TextPrinter<PlanRecord>());
  }
  PlanChanged Supersede(Asked asked, const std::string& successor) {
    return SupersedePlan(ports().plans, Context(), asked, successor, TextPrinter<PlanRecord>());
  }
  // All that a plan needs to come into force.
  void PutComplete() {
    PutSamples();
    Theme theme = Samples<Theme>::First();
    Put(theme);
  }
};

TEST_F(ChangePlanTest, APlanIsCreatedAsADraftWithoutASuccessor) {
  Plan plan = SamplePlan("plan-1");
  plan.state = PlanState::kInForce;
  plan.successor = "plan-2";
  const PlanRecord written = Written(Create(plan));
  EXPECT_EQ(Text(written), Text(SamplePlan("plan-1")));
  EXPECT_EQ(LastEvent(), "plan.created");
  EXPECT_EQ(Told(Create(plan)), "ALREADY_EXISTS PLAN_EXISTS");
}

TEST_F(ChangePlanTest, APlanServesOneThatIsThereAndDoesNotServeIt) {
  Plan plan = SamplePlan("plan-1");
  plan.parent = "plan-2";
  EXPECT_EQ(Told(Create(plan)), "INVALID_ARGUMENT PLAN_UNKNOWN parent_plan");
  Put(SamplePlan("plan-2"));
  EXPECT_EQ(Written(Create(plan)).plan.parent, "plan-2");
  Plan above = SamplePlan("plan-2");
  above.parent = "plan-1";
  EXPECT_EQ(Told(Update(above)), "INVALID_ARGUMENT PARENT_IS_BELOW parent_plan");
  above.parent = "plan-9";
  EXPECT_EQ(Told(Update(above)), "INVALID_ARGUMENT PLAN_UNKNOWN parent_plan");
}

TEST_F(ChangePlanTest, AnUpdateChangesFieldsAndNotTheState) {
  Put(SamplePlan("plan-1"));
  Plan next = SamplePlan("plan-1");
  next.title = "Other";
  next.state = PlanState::kSuperseded;
  next.successor = "plan-2";
  const PlanRecord written = Written(Update(next));
  EXPECT_EQ(written.plan.title, "Other");
  EXPECT_EQ(written.plan.state, PlanState::kDraft);
  EXPECT_EQ(written.plan.successor, "");
  EXPECT_EQ(LastEvent(), "plan.updated");
}

TEST_F(ChangePlanTest, AnUpdateIsOfThePresentVersionOfAPlanThatChanges) {
  EXPECT_EQ(Told(Update(SamplePlan("plan-1"))), "NOT_FOUND PLAN_UNKNOWN");
  Put(SamplePlan("plan-1"));
  EXPECT_EQ(Told(Update(SamplePlan("plan-1"), OldVersion("plan-1"))), "ABORTED ETAG_MISMATCH");
  SetState(PlanState::kSuperseded);
  EXPECT_EQ(Told(Update(SamplePlan("plan-1"))), "FAILED_PRECONDITION STATE_NOT_ALLOWED");
}

TEST_F(ChangePlanTest, AnUpdateOfAPlanInForceMustNotTakeWhatBroughtItThere) {
  PutComplete();
  Written(Activate(AnyVersion("plan-1")));
  Plan next = SamplePlan("plan-1");
  next.effective_from.reset();
  next.effective_to.reset();
  EXPECT_EQ(Told(Update(next)), "FAILED_PRECONDITION PLAN_INCOMPLETE x1");
  next = SamplePlan("plan-1");
  next.historic_import = false;
  next.course = {};
  EXPECT_EQ(Told(Update(next)), "FAILED_PRECONDITION PANEL_NOT_CONSULTED x3");
}

TEST_F(ChangePlanTest, WhatPartsLackDoesNotKeepAPlanInForceFromAnUpdate) {
  PutComplete();
  Written(Activate(AnyVersion("plan-1")));
  Put(Samples<Theme>::Second());
  Plan next = SamplePlan("plan-1");
  next.title = "Other";
  EXPECT_EQ(Written(Update(next)).plan.title, "Other");
}

TEST_F(ChangePlanTest, ACompletePlanComesIntoForce) {
  PutComplete();
  EXPECT_EQ(Written(Activate(AnyVersion("plan-1"))).plan.state, PlanState::kInForce);
  EXPECT_EQ(LastEvent(), "plan.activated");
  EXPECT_EQ(Told(Activate(AnyVersion("plan-1"))), "FAILED_PRECONDITION STATE_NOT_ALLOWED");
}

TEST_F(ChangePlanTest, EverythingThatAPlanLacksIsNamed) {
  EXPECT_EQ(Told(Activate(AnyVersion("plan-1"))), "NOT_FOUND PLAN_UNKNOWN");
  Plan plan = SamplePlan("plan-1");
  plan.effective_from.reset();
  plan.effective_to.reset();
  Put(plan);
  EXPECT_EQ(Told(Activate(OldVersion("plan-1"))), "ABORTED ETAG_MISMATCH");
  EXPECT_EQ(Told(Activate(AnyVersion("plan-1"))), "FAILED_PRECONDITION PLAN_INCOMPLETE x2");
  // Neither aim, nor shared outcome, nor an action.
  Put(Samples<Theme>::Second());
  EXPECT_EQ(Told(Activate(AnyVersion("plan-1"))), "FAILED_PRECONDITION PLAN_INCOMPLETE x4");
}

TEST_F(ChangePlanTest, APlanComesIntoForceBesideNoOtherOfItsKind) {
  PutComplete();
  Plan other = SamplePlan("plan-2");
  other.state = PlanState::kInForce;
  Put(other);
  EXPECT_EQ(Told(Activate(AnyVersion("plan-1"))), "FAILED_PRECONDITION PLANS_OVERLAP x1");
  other.title = "Another plan";
  Put(other);
  EXPECT_EQ(Told(Activate(AnyVersion("plan-1"))), "FAILED_PRECONDITION AREA_HAS_PLAN x1");
  other.effective_to = absl::CivilDay(2017, 4, 30);
  other.effective_from = absl::CivilDay(2013, 4, 30);
  Put(other);
  EXPECT_EQ(Written(Activate(AnyVersion("plan-1"))).plan.state, PlanState::kInForce);
}

TEST_F(ChangePlanTest, APoliceAndCrimePlanGoesByThePanel) {
  PutComplete();
  Plan plan = SamplePlan("plan-1");
  plan.historic_import = false;
  plan.course.response_on.reset();
  plan.course.issued_on.reset();
  Put(plan);
  EXPECT_EQ(Told(Activate(AnyVersion("plan-1"))), "FAILED_PRECONDITION PANEL_NOT_CONSULTED x1");
}

TEST_F(ChangePlanTest, APlanInForceIsSuperseded) {
  PutComplete();
  Put(SamplePlan("plan-2"));
  EXPECT_EQ(Told(Supersede(AnyVersion("plan-1"), "plan-2")),
            "FAILED_PRECONDITION STATE_NOT_ALLOWED");
  SetState(PlanState::kInForce);
  EXPECT_EQ(Told(Supersede(OldVersion("plan-1"), "plan-2")), "ABORTED ETAG_MISMATCH");
  const PlanRecord written = Written(Supersede(AnyVersion("plan-1"), "plan-2"));
  EXPECT_EQ(written.plan.state, PlanState::kSuperseded);
  EXPECT_EQ(written.plan.successor, "plan-2");
  EXPECT_EQ(LastEvent(), "plan.superseded");
  EXPECT_EQ(Told(Supersede(AnyVersion("plan-1"), "plan-2")),
            "FAILED_PRECONDITION STATE_NOT_ALLOWED");
}

TEST_F(ChangePlanTest, ASuccessorIsAnotherPlanOfTheKind) {
  SetState(PlanState::kInForce);
  const auto told = [&](const std::string& successor) {
    return Told(Supersede(AnyVersion("plan-1"), successor));
  };
  EXPECT_EQ(told(""), "INVALID_ARGUMENT FIELD_REQUIRED successor");
  EXPECT_EQ(told("plan-1"), "INVALID_ARGUMENT SUCCESSOR_INVALID successor");
  EXPECT_EQ(told("plan-2"), "INVALID_ARGUMENT PLAN_UNKNOWN successor");
  Plan other = SamplePlan("plan-2");
  other.kind = PlanKind::kStrategy;
  Put(other);
  EXPECT_EQ(told("plan-2"), "INVALID_ARGUMENT SUCCESSOR_INVALID successor");
  other = SamplePlan("plan-2");
  other.state = PlanState::kSuperseded;
  Put(other);
  EXPECT_EQ(told("plan-2"), "INVALID_ARGUMENT SUCCESSOR_INVALID successor");
}

}  // namespace
}  // namespace copperplate::delivery
