#include <algorithm>
#include <cstddef>
#include <optional>

#include "services/delivery/domain/action_rules.h"
#include "services/delivery/domain/code.h"
#include "services/delivery/domain/from_day.h"
#include "services/delivery/domain/import_decider.h"
#include "services/delivery/domain/import_texts.h"
#include "services/delivery/domain/plan_rules.h"
#include "services/delivery/domain/theme_rules.h"

namespace copperplate::delivery {
namespace {

constexpr size_t kMostThemesOfDocument = 26;  // one a letter

bool HasFault(const Faults& faults, absl::string_view field) {
  return std::any_of(faults.faults().begin(), faults.faults().end(),
                     [&](const FieldFault& fault) { return fault.field == field; });
}

// Whether a theme before the one at `index` has its prefix.
bool IsPrefixEarlier(const PlanDocument& document, size_t index) {
  return std::any_of(document.themes.begin(),
                     document.themes.begin() + static_cast<std::ptrdiff_t>(index),
                     [&](const PlanDocumentTheme& earlier) {
                       return earlier.prefix == document.themes[index].prefix;
                     });
}

bool SameTheme(const Theme& a, const Theme& b) { return a.id == b.id; }
bool SameObjective(const Objective& a, const Objective& b) {
  return a.theme == b.theme && a.id == b.id;
}
bool SameImportedAction(const PriorityAction& a, const PriorityAction& b) { return a.id == b.id; }
bool SameItem(const BusinessIntelligenceItem& a, const BusinessIntelligenceItem& b) {
  return a.theme == b.theme && a.id == b.id;
}

}  // namespace

void ImportDecider::DecideDocument(const PlanDocument& document) {
  DecidePlan(document);
  if (document.themes.empty()) {
    AddDocumentFault("document.themes", "FIELD_REQUIRED", "a plan has a theme");
  } else if (document.themes.size() > kMostThemesOfDocument) {
    AddDocumentFault("document.themes", "TOO_MANY", "at most 26, one a letter");
    return;
  }
  for (size_t i = 0; i < document.themes.size(); ++i) DecideTheme(document.themes[i], i);
}

std::optional<absl::CivilDay> ImportDecider::FirstTold() const {
  std::optional<absl::CivilDay> first;
  for (const StatusEntry& entry : history_) {
    first = std::min(first.value_or(entry.as_of), entry.as_of);
  }
  if (content_.last_published.has_value()) {
    const absl::CivilDay cut_off = content_.last_published->cut_off;
    first = std::min(first.value_or(cut_off), cut_off);
  }
  return first;
}

void ImportDecider::DecidePlan(const PlanDocument& document) {
  // What is in force or was is not renamed by a document.
  if (content_.plan.state != PlanState::kDraft) return;
  Plan plan = content_.plan;
  bool changed = false;
  SetField(document.title, plan.title, changed);
  if (!document.area.empty()) SetField(document.area, plan.area, changed);
  if (!document.vision.empty()) SetField(document.vision, plan.vision, changed);
  if (document.effective_from.has_value()) {
    SetField(document.effective_from, plan.effective_from, changed);
  }
  if (document.elected_on.has_value()) {
    SetField(document.elected_on, plan.course.elected_on, changed);
  }
  Faults among;
  CheckEffectiveFrom(plan, FirstTold(), among);
  TakeMember("document", among, "effective_from");
  const bool faulty = TakeMember("document", Validate(plan, stamp_.today), "effective_from",
                                 {{"title", "title"},
                                  {"area", "area"},
                                  {"vision", "vision"},
                                  {"elected_on", "commissioner_elected"},
                                  {"chief_consulted_on", "commissioner_elected"}});
  if (changed && !faulty && among.empty()) {
    outcome_.plan = plan;
    after_.plan = plan;
  }
}

void ImportDecider::DecideTheme(const PlanDocumentTheme& theme, size_t index) {
  const std::string path = absl::StrCat("document.themes[", index, "]");
  const auto held = std::find_if(content_.themes.begin(), content_.themes.end(),
                                 [&](const Theme& one) { return one.prefix == theme.prefix; });
  Theme next;
  bool changed = false;
  if (held != content_.themes.end()) {
    next = *held;
  } else {
    std::set<std::string> taken;
    for (const Theme& other : after_.themes) taken.insert(other.id);
    next.id = FreeId(SlugOf("", theme.name), taken);
    next.plan = content_.plan.id;
    next.prefix = theme.prefix;
    next.order = 1;
    for (const Theme& other : after_.themes) next.order = std::max(next.order, other.order + 1);
  }
  SetField(theme.name, next.name, changed);
  SetField(theme.strategic_themes, next.strategic_themes, changed);
  SetField(theme.aim, next.aim, changed);
  SetField(theme.shared_outcome, next.shared_outcome, changed);
  const Renamed renamed = {{"title", "name"},
                           {"aim", "aim"},
                           {"shared_outcome", "shared_outcome"},
                           {"strategic_themes", "strategic_theme_subtitle"}};
  const Faults own = Validate(next);
  Faults among;
  CheckAmong(after_, next, among);
  if (held != content_.themes.end() && IsPrefixEarlier(*import_.document, index)) {
    among.Add("PREFIX_TAKEN", "prefix", absl::StrCat("is that of the theme ", next.id));
  }
  TakeMember(path, own, "prefix", renamed);
  TakeMember(path, among, "prefix", renamed);
  const bool sound_prefix = !HasFault(own, "prefix") && !HasFault(among, "prefix");
  // A theme at fault, of which nothing will come, stands for what is to be said of its parts.
  const std::string id = next.id;
  if (held == content_.themes.end()) {
    Create(std::move(next), outcome_.themes, after_.themes);
  } else {
    Update(*held, std::move(next), changed, outcome_.themes, after_.themes, SameTheme);
  }
  DecideObjectives(theme, id, path);
  DecideDocumentActions(theme, id, sound_prefix, path);
  DecideItems(theme, id, path);
}

void ImportDecider::DecideObjectives(const PlanDocumentTheme& theme, const std::string& theme_id,
                                     const std::string& path) {
  const bool has_alt = theme.alt_objectives.size() == theme.objectives.size();
  if (!has_alt && !theme.alt_objectives.empty()) {
    AddDocumentFault(absl::StrCat(path, ".objectives_performance_framework"), "COUNT_DIFFERS",
                     "must be none, or as many as the objectives");
  }
  for (size_t i = 0; i < theme.objectives.size(); ++i) {
    const auto ordinal = static_cast<int32_t>(i + 1);
    const auto held = std::find_if(
        content_.objectives.begin(), content_.objectives.end(),
        [&](const Objective& one) { return one.theme == theme_id && one.ordinal == ordinal; });
    Objective next;
    if (held != content_.objectives.end()) next = *held;
    bool changed = false;
    SetField(theme.objectives[i], next.text, changed);
    const bool differs = has_alt && theme.alt_objectives[i] != theme.objectives[i];
    SetField(differs ? theme.alt_objectives[i] : std::string(), next.alt_text, changed);
    if (held == content_.objectives.end()) {
      std::set<std::string> taken;
      for (const Objective& other : after_.objectives) {
        if (other.theme == theme_id) taken.insert(other.id);
      }
      next.id = FreeId(absl::StrCat("objective-", ordinal), taken);
      next.theme = theme_id;
      next.ordinal = ordinal;
    }
    const std::string column = absl::StrCat("objectives[", i, "]");
    const std::string alt_column = absl::StrCat("objectives_performance_framework[", i, "]");
    if (TakeMember(path, Validate(next), column, {{"alt_text", alt_column}})) continue;
    if (held == content_.objectives.end()) {
      Create(std::move(next), outcome_.objectives, after_.objectives);
    } else {
      Update(*held, std::move(next), changed, outcome_.objectives, after_.objectives,
             SameObjective);
    }
  }
}

// Whether the action that the plan holds of a code, if any, may be what the document says; else
// with a fault.
bool ImportDecider::IsActionFree(const PriorityAction* held, const std::string& theme_id,
                                 const std::string& path) {
  if (held == nullptr) return true;
  if (!held->live()) {
    AddDocumentFault(path, "ACTION_WITHDRAWN", "the action is withdrawn");
  } else if (held->theme != theme_id) {
    AddDocumentFault(path, "CODE_TAKEN", "is an action of another theme");
  }
  return held->live() && held->theme == theme_id;
}

void ImportDecider::DecideDocumentActions(const PlanDocumentTheme& theme,
                                          const std::string& theme_id, bool sound_prefix,
                                          const std::string& path) {
  std::set<std::string> seen;
  for (size_t i = 0; i < theme.actions.size(); ++i) {
    const PlanDocumentAction& action = theme.actions[i];
    named_.insert(action.code);
    const std::string member = absl::StrCat(path, ".priorities_for_action[", i, "]");
    const std::string of_code = absl::StrCat(member, ".code");
    const PriorityAction* const held = FindActionByCode(content_, action.code);
    bool is_free = seen.insert(action.code).second;
    if (!is_free && ParseCode(action.code).has_value()) {
      AddDocumentFault(of_code, "DUPLICATE", "is there twice");
    }
    is_free = IsActionFree(held, theme_id, of_code) && is_free;
    PriorityAction next;
    bool changed = false;
    if (held != nullptr) {
      next = *held;
    } else {
      next.id = CodeId(action.code);
      next.theme = theme_id;
      next.code = action.code;
      next.from = FirstDayOfPlan(after_, stamp_.today);
    }
    SetField(action.text, next.text, changed);
    const bool faulty = TakeMember(member, Validate(next), "code", {{"text", "text"}});
    if (!is_free) continue;
    // Of a prefix at fault its actions' codes tell nothing.
    Faults among;
    if (sound_prefix) CheckAmong(after_, next, among);
    if (TakeMember(member, among, "code", {{"text", "text"}}) || faulty) continue;
    if (held == nullptr) {
      Create(std::move(next), outcome_.actions, after_.actions);
    } else {
      Update(*held, std::move(next), changed, outcome_.actions, after_.actions, SameImportedAction);
    }
  }
}

void ImportDecider::DecideItems(const PlanDocumentTheme& theme, const std::string& theme_id,
                                const std::string& path) {
  for (size_t i = 0; i < theme.items.size(); ++i) {
    const PlanDocumentItem& item = theme.items[i];
    const std::string member = absl::StrCat(path, ".business_intelligence[", i, "]");
    const auto held = std::find_if(content_.business_intelligence_items.begin(),
                                   content_.business_intelligence_items.end(),
                                   [&](const BusinessIntelligenceItem& one) {
                                     return one.theme == theme_id && one.name == item.name;
                                   });
    const bool is_new = held == content_.business_intelligence_items.end();
    BusinessIntelligenceItem next;
    bool changed = false;
    if (is_new) {
      std::set<std::string> taken;
      next.order = 1;
      for (const BusinessIntelligenceItem& other : after_.business_intelligence_items) {
        if (other.theme != theme_id) continue;
        taken.insert(other.id);
        next.order = std::max(next.order, other.order + 1);
      }
      next.id = FreeId(SlugOf("", item.name), taken);
      next.theme = theme_id;
      next.name = item.name;
    } else {
      next = *held;
    }
    SetField(item.breakdown, next.breakdown, changed);
    SetField(item.provider, next.provider, changed);
    if (!item.indicators.empty()) SetField(item.indicators, next.indicators, changed);
    Faults among;
    CheckAmong(after_, next, among);
    const bool faulty = TakeMember(
        member, Validate(next), "name",
        {{"breakdown", "breakdown"}, {"provider", "provider"}, {"indicators", "indicators"}});
    if (TakeMember(member, among, "name") || faulty) continue;
    if (is_new) {
      Create(std::move(next), outcome_.items, after_.business_intelligence_items);
    } else {
      Update(*held, std::move(next), changed, outcome_.items, after_.business_intelligence_items,
             SameItem);
    }
  }
}

}  // namespace copperplate::delivery
