#include "services/governance/domain/due_date.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/text.h"
#include "libs/status/status_macros.h"

namespace copperplate::governance {

std::optional<absl::CivilDay> CurrentDue(const DueDate& due) {
  if (!due.revisions.empty()) return due.revisions.back().due;
  return due.original;
}

std::optional<absl::CivilDay> DueAsKnown(const DueDate& due, const AsKnown& known) {
  std::optional<absl::CivilDay> current = due.original;
  for (const DueRevision& revision : due.revisions) {
    if (!known.Has(revision.on, revision.recorded_at)) break;
    current = revision.due;
  }
  return current;
}

int32_t RevisionsAsKnown(const DueDate& due, const AsKnown& known) {
  return static_cast<int32_t>(std::count_if(
      due.revisions.begin(), due.revisions.end(),
      [&](const DueRevision& revision) { return known.Has(revision.on, revision.recorded_at); }));
}

std::optional<int32_t> SlippageDays(const DueDate& due, std::optional<absl::CivilDay> current) {
  if (!due.original.has_value() || !current.has_value()) return std::nullopt;
  return static_cast<int32_t>(*current - *due.original);
}

absl::StatusOr<DueDate> DueRevised(const DueDate& due, absl::CivilDay raised_on, absl::CivilDay to,
                                   absl::string_view reason, absl::string_view approved_by,
                                   const RecordedStep& step) {
  Faults faults;
  CheckStepDay(step, due.revisions.empty() ? raised_on : due.revisions.back().on, faults);
  fields::CheckLine(reason, "reason", faults);
  fields::CheckLine(approved_by, "approved_by", faults);
  if (to < raised_on) {
    faults.Add("DUE_BEFORE_RAISED", "due", "must not lie before the day it was raised");
  } else if (to < step.on) {
    faults.Add("DUE_IN_PAST", "due", "must not lie before the day of the decision");
  } else if (CurrentDue(due) == to) {
    faults.Add("DUE_UNCHANGED", "due", "is the present date");
  }
  if (due.revisions.size() >= kMostDueRevisions) {
    faults.Add("TOO_MANY", "due",
               absl::StrCat("a date is moved at most ", kMostDueRevisions, " times"));
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  DueDate next = due;
  next.revisions.push_back({.on = step.on,
                            .due = to,
                            .reason = std::string(reason),
                            .approved_by = std::string(approved_by),
                            .recorded_by = step.caller,
                            .recorded_at = step.recorded_at});
  return next;
}

}  // namespace copperplate::governance
