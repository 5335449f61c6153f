#include "services/delivery/domain/plan_rules.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/person/person.h"
#include "libs/time/civil.h"
#include "services/delivery/domain/subject.h"

namespace copperplate::delivery {
namespace {

constexpr absl::CivilDay kForEver = absl::CivilDay::max();

bool HaveDaysInCommon(const Plan& a, const Plan& b) {
  if (!a.effective_from.has_value() || !b.effective_from.has_value()) return false;
  return *a.effective_from <= b.effective_to.value_or(kForEver) &&
         *b.effective_from <= a.effective_to.value_or(kForEver);
}

void CheckTheme(const PlanContent& content, const Theme& theme, Unmet& unmet) {
  const std::string subject = SubjectOf(content, theme);
  if (theme.aim.empty()) unmet.Add("PLAN_INCOMPLETE", subject, "needs an aim");
  if (theme.shared_outcome.empty()) {
    unmet.Add("PLAN_INCOMPLETE", subject, "needs a shared outcome");
  }
  const bool has_action = std::any_of(
      content.actions.begin(), content.actions.end(),
      [&](const PriorityAction& action) { return action.theme == theme.id && action.live(); });
  if (!has_action) unmet.Add("PLAN_INCOMPLETE", subject, "needs an action");
}

void CheckPanel(const PlanContent& content, Unmet& unmet) {
  const Plan& plan = content.plan;
  const std::string subject = SubjectOf(content);
  if (!plan.course.draft_to_panel_on.has_value()) {
    unmet.Add("PANEL_NOT_CONSULTED", subject,
              "needs the day on which its draft was sent to the Panel");
  }
  if (!plan.course.panel_report_on.has_value()) {
    unmet.Add("PANEL_NOT_CONSULTED", subject, "needs the day of the Panel's report");
  }
  if (!plan.course.response_on.has_value()) {
    unmet.Add("PANEL_NOT_CONSULTED", subject, "needs the day on which the Panel was answered");
  }
}

void CheckOther(const PlanContent& content, const Plan& other, Unmet& unmet) {
  const Plan& plan = content.plan;
  if (other.id == plan.id || other.state != PlanState::kInForce || other.kind != plan.kind ||
      !HaveDaysInCommon(plan, other)) {
    return;
  }
  const std::string subject = SubjectOf(content.force, other);
  if (SameText(other.owner, plan.owner) && SameText(other.title, plan.title)) {
    unmet.Add("PLANS_OVERLAP", subject, "is in force on some of the days: same owner and title");
  } else if (plan.kind == PlanKind::kPoliceAndCrime && SameText(other.area, plan.area)) {
    unmet.Add("AREA_HAS_PLAN", subject, "is in force in the area on some of the days");
  }
}

}  // namespace

Unmet CheckActivation(const PlanContent& content, absl::Span<const Plan> others) {
  const Plan& plan = content.plan;
  Unmet unmet;
  const std::string subject = SubjectOf(content);
  if (!plan.effective_from.has_value()) {
    unmet.Add("PLAN_INCOMPLETE", subject, "needs its first day");
  }
  if (content.themes.empty()) unmet.Add("PLAN_INCOMPLETE", subject, "needs a theme");
  for (const Theme& theme : content.themes) CheckTheme(content, theme, unmet);
  for (const Plan& other : others) CheckOther(content, other, unmet);
  if (plan.kind == PlanKind::kPoliceAndCrime && !plan.historic_import) CheckPanel(content, unmet);
  return unmet;
}

void CheckEffectiveFrom(const Plan& plan, std::optional<absl::CivilDay> first_told,
                        Faults& faults) {
  if (!first_told.has_value()) return;
  if (plan.effective_from.has_value() && *plan.effective_from <= *first_told) return;
  faults.Add("EFFECTIVE_FROM_AFTER_REPORT", "effective_from",
             absl::StrCat("must not lie after ", FormatDate(*first_told),
                          ", of which the plan has a report or an iteration"));
}

void CheckSuccessor(const Plan& plan, absl::string_view successor_id, const Plan* successor,
                    Faults& faults) {
  if (successor_id.empty()) {
    faults.Add("FIELD_REQUIRED", "successor", "must be given");
  } else if (successor_id == plan.id) {
    faults.Add("SUCCESSOR_INVALID", "successor", "must be another plan");
  } else if (successor == nullptr) {
    faults.Add("PLAN_UNKNOWN", "successor", "there is no such plan");
  } else if (successor->kind != plan.kind) {
    faults.Add("SUCCESSOR_INVALID", "successor", "must be a plan of the same kind");
  } else if (successor->state == PlanState::kSuperseded) {
    faults.Add("SUCCESSOR_INVALID", "successor", "is superseded itself");
  }
}

}  // namespace copperplate::delivery
