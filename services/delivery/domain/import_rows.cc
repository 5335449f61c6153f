#include <algorithm>
#include <optional>

#include "services/delivery/domain/action_rules.h"
#include "services/delivery/domain/activity_rules.h"
#include "services/delivery/domain/code.h"
#include "services/delivery/domain/from_day.h"
#include "services/delivery/domain/import_decider.h"
#include "services/delivery/domain/import_texts.h"

namespace copperplate::delivery {
namespace {

const Theme* FindThemeByName(const PlanContent& content, absl::string_view name) {
  for (const Theme& theme : content.themes) {
    if (theme.name == name) return &theme;
  }
  return nullptr;
}

bool SameAction(const PriorityAction& a, const PriorityAction& b) { return a.id == b.id; }
bool SameActivity(const Activity& a, const Activity& b) { return a.id == b.id; }
bool SameOpportunity(const Opportunity& a, const Opportunity& b) {
  return a.action == b.action && a.id == b.id;
}

}  // namespace

void ImportDecider::DecideRows() {
  std::vector<const PlanImportRow*> rows;
  std::map<std::string, std::vector<const PlanImportRow*>> rows_of_action;
  for (const PlanImportRow& row : import_.rows) {
    if (!DecideAction(row)) continue;
    rows.push_back(&row);
    rows_of_action[row.code].push_back(&row);
  }
  // Dotted codes may stand in the file in any order.
  std::stable_sort(rows.begin(), rows.end(), [](const PlanImportRow* a, const PlanImportRow* b) {
    return IsCodeBefore(a->activity_code, b->activity_code);
  });
  std::vector<const PlanImportRow*> sound;
  for (const PlanImportRow* const row : rows) {
    if (DecideActivity(*row)) sound.push_back(row);
  }
  for (const auto& [code, of_action] : rows_of_action) DecideOpportunities(of_action);
  for (const PlanImportRow* const row : sound) {
    DecideLeads(*row, LeadRole::kOpcc);
    DecideLeads(*row, LeadRole::kDelivery);
    DecideStatus(*row);
  }
}

bool ImportDecider::DecideAction(const PlanImportRow& row) {
  named_.insert(row.code);
  named_.insert(row.activity_code);
  const Theme* const theme = FindThemeByName(after_, row.theme);
  if (theme == nullptr) {
    AddRowFault(row, "theme", row.theme.empty() ? "FIELD_REQUIRED" : "THEME_UNKNOWN",
                "the plan has no theme of this title");
  }
  const auto [first, is_first] = first_rows_.emplace(row.code, &row);
  if (!is_first) {
    const PlanImportRow& earlier = *first->second;
    if (row.action != earlier.action) {
      AddRowFault(row, "action", "ACTION_TEXT_DIFFERS",
                  absl::StrCat("differs from that of ", row.code, " in row ", earlier.line));
    }
    if (theme != nullptr && row.theme != earlier.theme) {
      AddRowFault(row, "theme", "THEME_DIFFERS",
                  absl::StrCat("differs from that of ", row.code, " in row ", earlier.line));
    }
    return FindActionByCode(after_, row.code) != nullptr;
  }
  if (theme == nullptr) return false;
  const PriorityAction* const held = FindActionByCode(content_, row.code);
  if (held != nullptr) {
    DecideHeldAction(*held, theme->id, row);
    return held->live();
  }
  const WordedAction worded = SplitNote(row.action);
  PriorityAction next;
  next.id = CodeId(row.code);
  next.theme = theme->id;
  next.code = row.code;
  next.text = worded.text;
  next.note = worded.note;
  next.from = FirstDayOfPlan(after_, stamp_.today);
  Faults among;
  CheckAmong(after_, next, among);
  const Renamed columns = {{"text", "action"}, {"note", "action"}};
  const bool faulty = TakeRow(row, Validate(next), "code", columns);
  if (!faulty && TakeRow(row, among, "code", columns)) return false;
  if (faulty) return false;
  Create(std::move(next), outcome_.actions, after_.actions);
  return true;
}

void ImportDecider::DecideHeldAction(const PriorityAction& held, const std::string& theme,
                                     const PlanImportRow& row) {
  if (!held.live()) {
    AddRowFault(row, "code", "ACTION_WITHDRAWN", "the action is withdrawn");
    return;
  }
  if (held.theme != theme) {
    AddRowFault(row, "theme", "THEME_DIFFERS",
                absl::StrCat(held.code, " is of the theme ", held.theme));
  }
  PriorityAction plain = held;
  plain.alt_text.clear();
  const bool as_held = row.action == PrintedText(held) || row.action == PrintedText(plain);
  if (as_held) {
    ++outcome_.unchanged_count;
    return;
  }
  // A document has the plan's own wording; the first table to come brings the other one.
  const bool has_activity =
      std::any_of(content_.activities.begin(), content_.activities.end(),
                  [&](const Activity& activity) { return activity.action == held.id; });
  if (has_activity || !held.alt_text.empty()) {
    AddRowFault(row, "action", "ACTION_TEXT_DIFFERS",
                absl::StrCat("differs from what the plan has of ", held.code));
    return;
  }
  const WordedAction worded = SplitNote(row.action);
  PriorityAction next = held;
  bool changed = false;
  SetField(worded.text == held.text ? std::string() : worded.text, next.alt_text, changed);
  if (!worded.note.empty()) SetField(worded.note, next.note, changed);
  Faults among;
  CheckAmong(after_, next, among);
  if (TakeRow(row, Validate(next), "action") || TakeRow(row, among, "action")) return;
  if (row.action.empty()) {
    AddRowFault(row, "action", "FIELD_REQUIRED", "must be given");
    return;
  }
  Update(held, std::move(next), changed, outcome_.actions, after_.actions, SameAction);
}

bool ImportDecider::DecideActivity(const PlanImportRow& row) {
  const auto [line, is_first] = activity_lines_.emplace(row.activity_code, row.line);
  if (!is_first) {
    AddRowFault(row, "activity_code", "DUPLICATE",
                absl::StrCat("is that of row ", line->second, " already"));
    return false;
  }
  const PriorityAction* const action = FindActionByCode(after_, row.code);
  const Activity* const held = FindActivityByCode(content_, row.activity_code);
  Activity next;
  bool changed = false;
  if (held != nullptr) {
    next = *held;
    if (!held->live()) {
      AddRowFault(row, "activity_code", "ACTIVITY_WITHDRAWN", "the activity is withdrawn");
      return false;
    }
    if (held->action != action->id) {
      AddRowFault(row, "activity_code", "CODE_NOT_OF_ACTION", "is an activity of another action");
      return false;
    }
  } else {
    next.id = CodeId(row.activity_code);
    next.action = action->id;
    next.code = row.activity_code;
    next.narrative_from = std::min(stamp_.today, after_.plan.effective_from.value_or(stamp_.today));
    next.from = FirstDayOfPlan(after_, stamp_.today);
    if (action->from.has_value()) next.from = std::max(*next.from, *action->from);
  }
  if (row.none.narrative) {
    SetField(std::string(), next.narrative, changed);
  } else if (!row.narrative.empty()) {
    SetField(row.narrative, next.narrative, changed);
  }
  if (held != nullptr && changed) next.narrative_from = NarrativeDay(*held, row);
  if (row.target_date.has_value() || row.none.target_date) {
    SetField(row.target_date, next.target_date, changed);
  }
  Faults among;
  CheckAmong(after_, next, among);
  const bool faulty = TakeRow(row, Validate(next), "activity_code", {{"narrative", "narrative"}});
  if (TakeRow(row, among, "activity_code", {{"narrative", "narrative"}}) || faulty) return false;
  if (held == nullptr) {
    Create(std::move(next), outcome_.activities, after_.activities);
  } else {
    Update(*held, std::move(next), changed, outcome_.activities, after_.activities, SameActivity);
  }
  return true;
}

absl::CivilDay ImportDecider::NarrativeDay(const Activity& held, const PlanImportRow& row) const {
  const std::optional<absl::CivilDay> as_of = row.as_of.has_value() ? row.as_of : import_.as_of;
  absl::CivilDay day = as_of.value_or(stamp_.today);
  const auto written = content_.last_narratives.find(held.id);
  if (written != content_.last_narratives.end()) day = std::max(day, written->second);
  for (const StatusEntry& entry : history_) {
    if (entry.activity == held.id && !entry.narrative.empty()) day = std::max(day, entry.as_of);
  }
  return day;
}

void ImportDecider::DecideOpportunities(const std::vector<const PlanImportRow*>& rows) {
  const PriorityAction* const action = FindActionByCode(after_, rows.front()->code);
  std::vector<std::pair<std::string, const PlanImportRow*>> texts;
  for (const PlanImportRow* const row : rows) {
    for (std::string& text : SplitOpportunities(row->partnership_opportunities)) {
      const bool known = std::any_of(texts.begin(), texts.end(),
                                     [&](const auto& one) { return one.first == text; });
      if (!known) texts.emplace_back(std::move(text), row);
    }
  }
  std::vector<Opportunity> held;
  for (const Opportunity& opportunity : content_.opportunities) {
    if (opportunity.action == action->id) held.push_back(opportunity);
  }
  std::sort(held.begin(), held.end(),
            [](const Opportunity& a, const Opportunity& b) { return a.order < b.order; });
  const auto is_held = [&](const std::pair<std::string, const PlanImportRow*>& text) {
    const auto found = std::find_if(held.begin(), held.end(),
                                    [&](const Opportunity& one) { return one.text == text.first; });
    if (found == held.end()) return false;
    held.erase(found);
    ++outcome_.unchanged_count;
    return true;
  };
  texts.erase(std::remove_if(texts.begin(), texts.end(), is_held), texts.end());
  // What is left on either side was reworded, one by one; what the plan has beyond that stays,
  // unless a row says that there is no other.
  for (size_t i = 0; i < texts.size(); ++i) {
    Opportunity next;
    if (i < held.size()) {
      next = held[i];
    } else {
      std::set<std::string> taken;
      next.order = 1;
      for (const Opportunity& other : after_.opportunities) {
        if (other.action != action->id) continue;
        taken.insert(other.id);
        next.order = std::max(next.order, other.order + 1);
      }
      next.id = FreeId(absl::StrCat("opportunity-", next.order), taken);
      next.action = action->id;
    }
    next.text = texts[i].first;
    if (TakeRow(*texts[i].second, Validate(next), "partnership_opportunities")) continue;
    if (i < held.size()) {
      Update(held[i], std::move(next), true, outcome_.opportunities, after_.opportunities,
             SameOpportunity);
    } else {
      Create(std::move(next), outcome_.opportunities, after_.opportunities);
    }
  }
  const bool no_others = std::any_of(rows.begin(), rows.end(), [](const PlanImportRow* row) {
    return row->none.partnership_opportunities;
  });
  for (size_t i = texts.size(); no_others && i < held.size(); ++i) {
    ++outcome_.changed_count;
    outcome_.opportunities.deleted.push_back(std::move(held[i]));
  }
}

}  // namespace copperplate::delivery
