#include "services/delivery/domain/plan.h"

#include <array>

#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {
namespace {

constexpr int32_t kMostStaleAfterDays = 3'660;

struct CourseDay {
  absl::string_view field;
  absl::string_view what;  // for people
  std::optional<absl::CivilDay> day;
};

// In the order in which they happen.
std::array<CourseDay, 6> DaysOf(const PlanCourse& course) {
  return {
      {{"elected_on", "the election", course.elected_on},
       {"chief_consulted_on", "the consultation of the chief constable", course.chief_consulted_on},
       {"draft_to_panel_on", "the day the draft was sent to the Panel", course.draft_to_panel_on},
       {"panel_report_on", "the Panel's report", course.panel_report_on},
       {"response_on", "the answer to the Panel", course.response_on},
       {"issued_on", "the day it was issued", course.issued_on}}};
}

void CheckCourse(const Plan& plan, absl::CivilDay today, Faults& faults) {
  CourseDay last;
  for (const CourseDay& one : DaysOf(plan.course)) {
    if (!one.day.has_value()) continue;
    if (plan.kind != PlanKind::kPoliceAndCrime) {
      faults.Add("FIELD_NOT_FOR_KIND", one.field, "belongs to a POLICE_AND_CRIME plan");
      continue;
    }
    if (*one.day > today) {
      faults.Add("DATE_IN_FUTURE", one.field, "must not lie after today in Europe/London");
    } else {
      fields::CheckNotBefore(one.day, one.field, last.day, last.what, faults);
    }
    last = one;
  }
}

}  // namespace

Faults Validate(const Plan& plan, absl::CivilDay today) {
  Faults faults;
  fields::CheckId(plan.id, "id", faults);
  fields::CheckLine(plan.title, "title", faults);
  fields::CheckLine(plan.owner, "owner", faults);
  if (!plan.parent.empty()) {
    if (plan.parent == plan.id) {
      faults.Add("PARENT_INVALID", "parent_plan", "must be another plan");
    } else {
      fields::CheckId(plan.parent, "parent_plan", faults);
    }
  }
  fields::CheckOptionalProse(plan.vision, "vision", faults);
  if (plan.kind == PlanKind::kPoliceAndCrime) {
    fields::CheckLine(plan.area, "area", faults);
  } else {
    fields::CheckOptionalLine(plan.area, "area", faults);
  }
  if (plan.effective_to.has_value() && !plan.effective_from.has_value()) {
    faults.Add("FIELD_REQUIRED", "effective_from", "must be given with the last day");
  }
  fields::CheckNotBefore(plan.effective_to, "effective_to", plan.effective_from, "the first day",
                         faults);
  fields::CheckRange(plan.stale_after_days, "stale_after_days", 1, kMostStaleAfterDays, faults);
  CheckCourse(plan, today, faults);
  return faults;
}

}  // namespace copperplate::delivery
