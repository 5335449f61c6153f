// A small plan for this room's tests: Victims with V1 (V1.1) and V2 (V2), Offenders with O3 (O3).
#pragma once

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/delivery/domain/code.h"
#include "services/delivery/domain/plan_content.h"
#include "services/delivery/domain/rag.h"
#include "services/delivery/domain/status_entry.h"

namespace copperplate::delivery {

// What refusals name by it.
inline constexpr char kTestPlanName[] = "forces/essex/plans/plan";

inline Theme TestTheme(const std::string& prefix, const std::string& name, int32_t order) {
  Theme theme;
  theme.id = absl::AsciiStrToLower(name);
  theme.plan = "plan";
  theme.prefix = prefix;
  theme.name = name;
  theme.aim = "An aim";
  theme.shared_outcome = "An outcome";
  theme.order = order;
  return theme;
}

inline PriorityAction TestAction(const std::string& code, const std::string& theme) {
  PriorityAction action;
  action.id = CodeId(code);
  action.theme = theme;
  action.code = code;
  action.text = "Do " + code + ".";
  return action;
}

inline Activity TestActivity(const std::string& code) {
  Activity activity;
  activity.id = CodeId(code);
  activity.action = CodeId(ActionCodeOf(*ParseCode(code)));
  activity.code = code;
  activity.narrative = "Work on " + code + ".";
  return activity;
}

inline LeadAssignment TestLead(const std::string& activity, const std::string& person,
                               LeadRole role = LeadRole::kOpcc) {
  LeadAssignment lead;
  lead.activity = CodeId(activity);
  lead.action = TestActivity(activity).action;
  lead.id = absl::AsciiStrToLower(role == LeadRole::kOpcc ? "opcc-" + person : person);
  lead.role = role;
  lead.person_or_body = person;
  lead.from = absl::CivilDay(2017, 4, 1);
  lead.order = 1;
  return lead;
}

inline StatusEntry TestStatus(const std::string& activity, absl::CivilDay as_of, Rag rag,
                              const std::string& id = "s1") {
  StatusEntry entry;
  entry.id = id;
  entry.activity = CodeId(activity);
  entry.action = TestActivity(activity).action;
  entry.as_of = as_of;
  entry.rag = rag;
  entry.entered_at = absl::UnixEpoch();
  return entry;
}

inline Milestone TestMilestone(const std::string& activity, absl::CivilDay due,
                               const std::string& id = "m1") {
  Milestone milestone;
  milestone.id = id;
  milestone.activity = CodeId(activity);
  milestone.action = TestActivity(activity).action;
  milestone.title = "A point on the way";
  milestone.original_due = due;
  milestone.current_due = due;
  return milestone;
}

inline PlanContent TestPlan() {
  PlanContent content;
  content.force = "essex";
  content.plan.id = "plan";
  content.plan.title = "Police and Crime Plan 2017-20";
  content.plan.owner = "Police and Crime Commissioner";
  content.plan.area = "Cambridgeshire and Peterborough";
  content.plan.effective_from = absl::CivilDay(2017, 4, 1);
  content.themes = {TestTheme("V", "Victims", 1), TestTheme("O", "Offenders", 2)};
  content.actions = {TestAction("O3", "offenders"), TestAction("V2", "victims"),
                     TestAction("V1", "victims")};
  content.activities = {TestActivity("O3"), TestActivity("V2"), TestActivity("V1.1")};
  content.leads = {TestLead("V1.1", "NP"), TestLead("V2", "NP"), TestLead("O3", "CS")};
  return content;
}

}  // namespace copperplate::delivery
