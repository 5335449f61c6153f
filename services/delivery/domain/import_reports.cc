#include <algorithm>

#include "services/delivery/domain/code.h"
#include "services/delivery/domain/import_decider.h"
#include "services/delivery/domain/import_texts.h"
#include "services/delivery/domain/status_rules.h"

namespace copperplate::delivery {
namespace {

bool SamePlanLink(const PlanLink& a, const PlanLink& b) { return a.id == b.id; }

}  // namespace

void ImportDecider::DecideLinks(const PlanImportRow& row) {
  for (const SeenAlso& seen : FindSeeAlso(row.narrative)) {
    if (seen.code == row.activity_code) {
      AddRowFault(row, "narrative", "LINK_TO_SELF", "points to its own code");
      continue;
    }
    const bool known = !seen.code.empty() && (FindActionByCode(after_, seen.code) != nullptr ||
                                              FindActivityByCode(after_, seen.code) != nullptr);
    const std::string to_code = known ? seen.code : "";
    if (!known) {
      outcome_.unresolved_links.push_back(absl::StrCat(row.activity_code, ": ", seen.text));
    }
    const auto held =
        std::find_if(after_.links.begin(), after_.links.end(), [&](const PlanLink& link) {
          return link.from_code == row.activity_code && link.kind == LinkKind::kSeeAlso &&
                 (link.resolved() ? link.to_code == to_code : link.to_text == seen.text);
        });
    if (held != after_.links.end()) {
      const PlanLink was = *held;
      PlanLink next = was;
      bool changed = false;
      if (!was.resolved()) SetField(to_code, next.to_code, changed);
      Update(was, std::move(next), changed, outcome_.links, after_.links, SamePlanLink);
      continue;
    }
    std::set<std::string> taken;
    for (const PlanLink& other : after_.links) taken.insert(other.id);
    PlanLink next;
    next.id = FreeId(SlugOf(CodeId(row.activity_code), known ? to_code : seen.text), taken);
    next.from_code = row.activity_code;
    next.to_code = to_code;
    next.to_text = seen.text;
    if (TakeRow(row, Validate(next), "narrative")) continue;
    Create(std::move(next), outcome_.links, after_.links);
  }
}

void ImportDecider::DecideStatus(const PlanImportRow& row) {
  if (!row.rag.has_value()) {
    if (!row.direction_as_printed.empty()) {
      AddRowFault(row, "rag", "FIELD_REQUIRED", "a printed direction is kept with a colour");
    } else if (!row.override_reason.empty()) {
      AddRowFault(row, "rag", "FIELD_REQUIRED", "a reason to override is that of a colour");
    }
    return;
  }
  const std::optional<absl::CivilDay> as_of = row.as_of.has_value() ? row.as_of : import_.as_of;
  if (!as_of.has_value()) {
    AddRowFault(row, "as_of", "FIELD_REQUIRED", "a colour is of a day");
    return;
  }
  const Activity* const activity = FindActivityByCode(after_, row.activity_code);
  std::vector<StatusEntry> history;
  for (const StatusEntry& entry : history_) {
    if (entry.activity == activity->id) history.push_back(entry);
  }
  const StatusEntry* const current = CurrentStatus(history, *as_of);
  if (current != nullptr && current->as_of == *as_of && current->rag == *row.rag &&
      (row.narrative.empty() || current->narrative == row.narrative) &&
      (row.direction_as_printed.empty() ||
       current->direction_as_printed == row.direction_as_printed) &&
      (row.override_reason.empty() || current->override_reason == row.override_reason)) {
    return;  // reported before
  }
  StatusEntry entry;
  entry.id = NextStatusId(history, *as_of);
  entry.action = activity->action;
  entry.activity = activity->id;
  entry.as_of = *as_of;
  entry.rag = *row.rag;
  entry.narrative = row.narrative;
  entry.entered_by = stamp_.caller;
  entry.entered_at = stamp_.now;
  entry.override_reason = row.override_reason;
  entry.direction_as_printed = row.direction_as_printed;
  Faults report;
  CheckReport(after_, history, entry, stamp_.today, report);
  const Renamed columns = {{"as_of", "as_of"},
                           {"narrative", "narrative"},
                           {"override_reason", "override_reason"},
                           {"direction_as_printed", "direction_as_printed"}};
  const bool faulty = TakeRow(row, Validate(entry), "rag", columns);
  if (TakeRow(row, report, "rag", columns) || faulty) return;
  outcome_.statuses.push_back(std::move(entry));
}

}  // namespace copperplate::delivery
