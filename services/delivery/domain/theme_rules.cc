#include "services/delivery/domain/theme_rules.h"

#include <algorithm>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "libs/person/person.h"

namespace copperplate::delivery {
namespace {

bool CheckThemeKnown(const PlanContent& content, absl::string_view theme, Faults& faults) {
  if (FindTheme(content, theme) != nullptr) return true;
  faults.Add("THEME_UNKNOWN", "theme", "the plan has no such theme");
  return false;
}

// Actions name the objectives that they serve by their ordinals.
void CheckOrdinalFree(const PlanContent& content, const Objective& held, int32_t ordinal,
                      Faults& faults) {
  if (ordinal == held.ordinal) return;
  for (const PriorityAction& action : content.actions) {
    const std::vector<int32_t>& served = action.objective_ordinals;
    if (action.theme != held.theme ||
        std::find(served.begin(), served.end(), held.ordinal) == served.end()) {
      continue;
    }
    faults.Add("ORDINAL_IN_USE", "ordinal",
               absl::StrCat("the action ", action.code, " serves the objective by it"));
    return;
  }
}

// What let the plan come into force is not taken away afterwards.
void CheckStaysComplete(const PlanContent& content, const Theme& theme, Faults& faults) {
  if (content.plan.state == PlanState::kDraft) return;
  const Theme* const held = FindTheme(content, theme.id);
  if (theme.aim.empty() && (held == nullptr || !held->aim.empty())) {
    faults.Add("FIELD_REQUIRED", "aim", "must be given: the plan is in force");
  }
  if (theme.shared_outcome.empty() && (held == nullptr || !held->shared_outcome.empty())) {
    faults.Add("FIELD_REQUIRED", "shared_outcome", "must be given: the plan is in force");
  }
}

}  // namespace

void CheckAmong(const PlanContent& content, const Theme& theme, Faults& faults) {
  CheckStaysComplete(content, theme, faults);
  for (const Theme& other : content.themes) {
    if (other.id == theme.id) continue;
    if (other.prefix == theme.prefix) {
      faults.Add("PREFIX_TAKEN", "prefix", absl::StrCat("is that of the theme ", other.id));
    }
    if (SameText(other.name, theme.name)) {
      faults.Add("TITLE_TAKEN", "title", absl::StrCat("is that of the theme ", other.id));
    }
  }
  for (const PriorityAction& action : content.actions) {
    if (action.theme != theme.id || absl::StartsWith(action.code, theme.prefix)) continue;
    faults.Add("PREFIX_IN_USE", "prefix", absl::StrCat("the theme has the action ", action.code));
    break;
  }
}

void CheckAmong(const PlanContent& content, const Objective& objective, Faults& faults) {
  if (!CheckThemeKnown(content, objective.theme, faults)) return;
  for (const Objective& other : content.objectives) {
    if (other.theme != objective.theme) continue;
    if (other.id == objective.id) {
      CheckOrdinalFree(content, other, objective.ordinal, faults);
      continue;
    }
    if (other.ordinal != objective.ordinal) continue;
    faults.Add("ORDINAL_TAKEN", "ordinal", absl::StrCat("is that of the objective ", other.id));
  }
}

void CheckAmong(const PlanContent& content, const BusinessIntelligenceItem& item, Faults& faults) {
  if (!CheckThemeKnown(content, item.theme, faults)) return;
  for (const BusinessIntelligenceItem& other : content.business_intelligence_items) {
    if (other.theme != item.theme || other.id == item.id || !SameText(other.name, item.name))
      continue;
    faults.Add("TITLE_TAKEN", "title", absl::StrCat("is that of the item ", other.id));
  }
}

}  // namespace copperplate::delivery
