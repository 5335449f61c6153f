#include "services/delivery/domain/import_decider.h"
#include "services/delivery/domain/status_rules.h"

namespace copperplate::delivery {
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
  // What stands since the report, as an export has it, is no news either.
  const Activity* const held = FindActivityByCode(content_, row.activity_code);
  const bool is_told =
      row.narrative.empty() || (held != nullptr && held->narrative == row.narrative);
  if (current != nullptr && current->as_of == *as_of && current->rag == *row.rag &&
      (is_told || current->narrative == row.narrative) &&
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
