#include "services/delivery/domain/plan.h"

#include <string>

#include "gtest/gtest.h"
#include "libs/testing/told.h"

namespace copperplate::delivery {
namespace {

using absl::CivilDay;
using testing::Told;

const CivilDay kPlanToday(2018, 5, 10);

Plan SoundPlan() {
  Plan plan;
  plan.id = "police-and-crime-plan-2017-20";
  plan.title = "Police and Crime Plan 2017-20";
  plan.owner = "Police and Crime Commissioner";
  plan.area = "Cambridgeshire and Peterborough";
  plan.effective_from = CivilDay(2017, 4, 1);
  plan.effective_to = CivilDay(2021, 3, 31);
  plan.course = {CivilDay(2016, 5, 5),  CivilDay(2016, 10, 1), CivilDay(2016, 11, 2),
                 CivilDay(2016, 11, 2), CivilDay(2016, 12, 1), CivilDay(2016, 12, 20)};
  return plan;
}

TEST(PlanTest, ASoundOneHasNoFault) { EXPECT_EQ(Told(Validate(SoundPlan(), kPlanToday)), ""); }

TEST(PlanTest, EveryFaultIsNamed) {
  Plan plan;
  plan.stale_after_days = 0;
  plan.effective_to = CivilDay(2021, 3, 31);
  EXPECT_EQ(Told(Validate(plan, kPlanToday)),
            "FIELD_REQUIRED id title owner area effective_from "
            "stale_after_days");
  EXPECT_EQ(Validate(plan, kPlanToday).size(), 6);
}

TEST(PlanTest, ItsDaysComeInOrder) {
  Plan plan = SoundPlan();
  plan.effective_to = CivilDay(2017, 3, 31);
  EXPECT_EQ(Told(Validate(plan, kPlanToday)), "DATES_REVERSED effective_to");
  plan = SoundPlan();
  plan.course.panel_report_on = CivilDay(2016, 11, 1);
  EXPECT_EQ(Told(Validate(plan, kPlanToday)), "DATES_REVERSED panel_report_on");
  plan = SoundPlan();
  plan.course.panel_report_on.reset();
  plan.course.response_on = CivilDay(2016, 11, 1);
  EXPECT_EQ(Told(Validate(plan, kPlanToday)), "DATES_REVERSED response_on");
}

TEST(PlanTest, NothingOfItsCourseIsStillToCome) {
  Plan plan = SoundPlan();
  EXPECT_EQ(Told(Validate(plan, *plan.course.issued_on)), "");
  EXPECT_EQ(Told(Validate(plan, *plan.course.issued_on - 1)), "DATE_IN_FUTURE issued_on");
  EXPECT_EQ(Told(Validate(plan, CivilDay(2016, 5, 4))),
            "DATE_IN_FUTURE elected_on chief_consulted_on draft_to_panel_on panel_report_on "
            "response_on issued_on");
}

TEST(PlanTest, TheCourseAndTheAreaBelongToItsKind) {
  Plan plan = SoundPlan();
  plan.kind = PlanKind::kCorporate;
  plan.area.clear();
  plan.course = {};
  EXPECT_EQ(Told(Validate(plan, kPlanToday)), "");
  plan.course.issued_on = CivilDay(2017, 1, 1);
  EXPECT_EQ(Told(Validate(plan, kPlanToday)), "FIELD_NOT_FOR_KIND issued_on");
}

TEST(PlanTest, DoesNotServeItself) {
  Plan plan = SoundPlan();
  plan.parent = plan.id;
  EXPECT_EQ(Told(Validate(plan, kPlanToday)), "PARENT_INVALID parent_plan");
  plan.parent = "Corporate Plan";
  EXPECT_EQ(Told(Validate(plan, kPlanToday)), "ID_INVALID parent_plan");
}

TEST(PlanTest, ItsVisionIsProse) {
  Plan plan = SoundPlan();
  plan.vision = "Safe\a";
  EXPECT_EQ(Told(Validate(plan, kPlanToday)), "TEXT_INVALID vision");
  plan.vision = std::string(20'001, 'x');
  EXPECT_EQ(Told(Validate(plan, kPlanToday)), "TEXT_TOO_LONG vision");
}

}  // namespace
}  // namespace copperplate::delivery
