#include "services/delivery/domain/plan_rules.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"
#include "libs/testing/told.h"
#include "services/delivery/domain/test_plan.h"

namespace copperplate::delivery {
namespace {

using absl::CivilDay;
using testing::Told;

PlanContent Consulted() {
  PlanContent content = TestPlan();
  content.plan.course.draft_to_panel_on = CivilDay(2016, 11, 2);
  content.plan.course.panel_report_on = CivilDay(2016, 11, 16);
  content.plan.course.response_on = CivilDay(2016, 12, 1);
  return content;
}

Plan InForce() {
  Plan plan = TestPlan().plan;
  plan.id = "before";
  plan.title = "Police and Crime Plan 2013-16";
  plan.state = PlanState::kInForce;
  plan.effective_from = CivilDay(2013, 4, 1);
  return plan;
}

TEST(PlanRulesTest, ACompletePlanComesIntoForce) {
  EXPECT_EQ(Told(CheckActivation(Consulted(), {})), "");
}

TEST(PlanRulesTest, EverythingThatIsMissingIsNamed) {
  PlanContent content = Consulted();
  content.plan.effective_from.reset();
  content.themes[0].aim.clear();
  content.themes[1].shared_outcome.clear();
  content.actions[0].withdrawn_on = CivilDay(2018, 1, 1);  // O3
  const Unmet unmet = CheckActivation(content, {});
  EXPECT_EQ(Told(unmet),
            "PLAN_INCOMPLETE forces/essex/plans/plan, PLAN_INCOMPLETE "
            "forces/essex/plans/plan/themes/victims, "
            "PLAN_INCOMPLETE forces/essex/plans/plan/themes/offenders, "
            "PLAN_INCOMPLETE forces/essex/plans/plan/themes/offenders");
  EXPECT_EQ(unmet.needs()[0].description, "needs its first day");
  EXPECT_EQ(unmet.needs()[1].description, "needs an aim");
  EXPECT_EQ(unmet.needs()[2].description, "needs a shared outcome");
  EXPECT_EQ(unmet.needs()[3].description, "needs an action");
  content.themes.clear();
  EXPECT_EQ(CheckActivation(content, {}).needs()[1].description, "needs a theme");
}

TEST(PlanRulesTest, ThePanelIsAskedAndAnswered) {
  PlanContent content = TestPlan();
  EXPECT_EQ(CheckActivation(content, {}).needs().size(), 3);
  EXPECT_EQ(CheckActivation(content, {}).needs()[0].reason, "PANEL_NOT_CONSULTED");
  content.plan.course.draft_to_panel_on = CivilDay(2016, 11, 2);
  content.plan.course.panel_report_on = CivilDay(2016, 11, 16);
  EXPECT_EQ(Told(CheckActivation(content, {})), "PANEL_NOT_CONSULTED forces/essex/plans/plan");
  EXPECT_EQ(CheckActivation(content, {}).needs()[0].description,
            "needs the day on which the Panel was answered");
  content.plan.historic_import = true;
  EXPECT_EQ(Told(CheckActivation(content, {})), "");
  content = TestPlan();
  content.plan.kind = PlanKind::kStrategy;
  EXPECT_EQ(Told(CheckActivation(content, {})), "");
}

TEST(PlanRulesTest, NoTwoPlansShareADay) {
  const PlanContent content = Consulted();
  Plan other = InForce();
  EXPECT_EQ(Told(CheckActivation(content, {other})), "AREA_HAS_PLAN forces/essex/plans/before");
  other.title = content.plan.title;
  EXPECT_EQ(Told(CheckActivation(content, {other})), "PLANS_OVERLAP forces/essex/plans/before");
  other.effective_to = CivilDay(2017, 3, 31);
  EXPECT_EQ(Told(CheckActivation(content, {other})), "");
  other.effective_to = CivilDay(2017, 4, 1);
  EXPECT_EQ(Told(CheckActivation(content, {other})), "PLANS_OVERLAP forces/essex/plans/before");
  other.state = PlanState::kSuperseded;
  EXPECT_EQ(Told(CheckActivation(content, {other})), "");
  other = InForce();
  other.area = "Elsewhere";
  EXPECT_EQ(Told(CheckActivation(content, {other})), "");
  other = InForce();
  other.kind = PlanKind::kCorporate;
  EXPECT_EQ(Told(CheckActivation(content, {other})), "");
}

std::string SuccessorFault(const std::string& id, const Plan* successor) {
  Faults faults;
  CheckSuccessor(TestPlan().plan, id, successor, faults);
  return Told(faults);
}

TEST(PlanRulesTest, ASuccessorIsAnotherPlanOfTheKind) {
  Plan other = InForce();
  EXPECT_EQ(SuccessorFault("before", &other), "");
  EXPECT_EQ(SuccessorFault("", nullptr), "FIELD_REQUIRED successor");
  EXPECT_EQ(SuccessorFault("plan", nullptr), "SUCCESSOR_INVALID successor");
  EXPECT_EQ(SuccessorFault("before", nullptr), "PLAN_UNKNOWN successor");
  other.state = PlanState::kSuperseded;
  EXPECT_EQ(SuccessorFault("before", &other), "SUCCESSOR_INVALID successor");
  other = InForce();
  other.kind = PlanKind::kCorporate;
  EXPECT_EQ(SuccessorFault("before", &other), "SUCCESSOR_INVALID successor");
}

TEST(PlanRulesTest, OverlapsAreSeenWhateverTheCaseAndTheBlanks) {
  const PlanContent content = Consulted();
  Plan other = content.plan;
  other.id = "other";
  other.state = PlanState::kInForce;
  other.owner = absl::AsciiStrToUpper(other.owner);
  other.title = absl::StrCat(" ", absl::StrReplaceAll(other.title, {{" ", "  "}}));
  EXPECT_EQ(Told(CheckActivation(content, {other})), "PLANS_OVERLAP forces/essex/plans/other");
  other.title = "Another";
  other.area = absl::AsciiStrToLower(other.area);
  EXPECT_EQ(Told(CheckActivation(content, {other})), "AREA_HAS_PLAN forces/essex/plans/other");
}

TEST(PlanRulesTest, NoReportOrIterationIsLeftBeforeThePlan) {
  Plan plan = TestPlan().plan;
  const auto check = [&](std::optional<absl::CivilDay> first_told) {
    Faults faults;
    CheckEffectiveFrom(plan, first_told, faults);
    return Told(faults);
  };
  plan.effective_from = absl::CivilDay(2017, 4, 1);
  EXPECT_EQ(check(std::nullopt), "");
  EXPECT_EQ(check(absl::CivilDay(2017, 4, 1)), "");
  EXPECT_EQ(check(absl::CivilDay(2017, 3, 31)), "EFFECTIVE_FROM_AFTER_REPORT effective_from");
  plan.effective_from.reset();
  EXPECT_EQ(check(absl::CivilDay(2017, 4, 1)), "EFFECTIVE_FROM_AFTER_REPORT effective_from");
  EXPECT_EQ(check(std::nullopt), "");
}

}  // namespace
}  // namespace copperplate::delivery
