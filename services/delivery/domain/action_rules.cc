#include "services/delivery/domain/action_rules.h"

#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "libs/time/civil.h"
#include "services/delivery/domain/subject.h"
#include "services/delivery/domain/text_links.h"

namespace copperplate::delivery {
namespace {

bool CheckActionKnown(const PlanContent& content, absl::string_view action, Faults& faults) {
  if (FindAction(content, action) != nullptr) return true;
  faults.Add("ACTION_UNKNOWN", "action", "the plan has no such action");
  return false;
}

void CheckObjectives(const PlanContent& content, const PriorityAction& action, Faults& faults) {
  for (size_t i = 0; i < action.objective_ordinals.size(); ++i) {
    const bool known = std::any_of(content.objectives.begin(), content.objectives.end(),
                                   [&](const Objective& objective) {
                                     return objective.theme == action.theme &&
                                            objective.ordinal == action.objective_ordinals[i];
                                   });
    if (known) continue;
    faults.Add("OBJECTIVE_UNKNOWN", absl::StrCat("objective_ordinals[", i, "]"),
               "the theme has no objective of this ordinal");
  }
}

void CheckTexts(const PriorityAction* present, const PriorityAction& action, Faults& faults) {
  const auto check = [&](std::string PriorityAction::*text, absl::string_view field) {
    if (present != nullptr && present->*text == action.*text) return;
    CheckPointsElsewhere(action.code, action.*text, field, faults);
  };
  check(&PriorityAction::text, "text");
  check(&PriorityAction::alt_text, "alt_text");
  check(&PriorityAction::note, "note");
}

}  // namespace

void CheckAmong(const PlanContent& content, const PriorityAction& action, Faults& faults) {
  const PriorityAction* const taken = FindActionByCode(content, action.code);
  if (taken != nullptr && taken->id != action.id) {
    faults.Add("CODE_TAKEN", "code", "is that of another action");
  }
  CheckTexts(FindAction(content, action.id), action, faults);
  const Theme* const theme = FindTheme(content, action.theme);
  if (theme == nullptr) {
    faults.Add("THEME_UNKNOWN", "theme", "the plan has no such theme");
    return;
  }
  if (!absl::StartsWith(action.code, theme->prefix)) {
    faults.Add("CODE_PREFIX_NOT_OF_THEME", "code",
               absl::StrCat("must begin with the theme's prefix, ", theme->prefix));
  }
  CheckObjectives(content, action, faults);
}

void CheckAmong(const PlanContent& content, const Opportunity& opportunity, Faults& faults) {
  if (!CheckActionKnown(content, opportunity.action, faults)) return;
  for (const Opportunity& other : content.opportunities) {
    if (other.action != opportunity.action || other.id == opportunity.id) continue;
    if (other.text != opportunity.text) continue;
    faults.Add("DUPLICATE", "text", absl::StrCat("is that of the opportunity ", other.id));
  }
}

void CheckAmong(const PlanContent& content, const IndicatorLink& link, Faults& faults) {
  if (!CheckActionKnown(content, link.action, faults)) return;
  for (const IndicatorLink& other : content.indicator_links) {
    if (other.action != link.action || other.id == link.id || other.indicator != link.indicator) {
      continue;
    }
    const bool overlap = (!other.to.has_value() || link.from <= *other.to) &&
                         (!link.to.has_value() || other.from <= *link.to);
    if (!overlap) continue;
    faults.Add("INDICATOR_LINKS_OVERLAP", "indicator",
               absl::StrCat("the link ", other.id, " holds on some of the days"));
  }
}

Unmet CheckActionWithdrawal(const PlanContent& content, const PriorityAction& action) {
  Unmet unmet;
  for (const Activity& activity : content.activities) {
    if (activity.action != action.id || !activity.live()) continue;
    unmet.Add("ACTIVITIES_LIVE", SubjectOf(content, activity),
              absl::StrCat(activity.code, " must be withdrawn first"));
  }
  return unmet;
}

void CheckWithdrawnBehind(const PlanContent& content, const PriorityAction& action,
                          absl::CivilDay on, Faults& faults) {
  for (const Activity& activity : content.activities) {
    if (activity.action != action.id || activity.live() || *activity.withdrawn_on <= on) continue;
    faults.Add("DATES_REVERSED", "withdrawn_on",
               absl::StrCat("must not lie before that of ", activity.code, ", ",
                            FormatDate(*activity.withdrawn_on)));
    return;
  }
}

}  // namespace copperplate::delivery
