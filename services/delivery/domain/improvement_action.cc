#include "services/delivery/domain/improvement_action.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {
namespace {

constexpr int32_t kHighestActionNumber = 9999;

void CheckFindings(const std::vector<std::string>& findings, Faults& faults) {
  if (findings.size() > fields::kMostItems) {
    faults.Add("TOO_MANY", "findings", absl::StrCat("must be at most ", fields::kMostItems));
    return;
  }
  std::set<absl::string_view> seen;
  for (size_t i = 0; i < findings.size(); ++i) {
    if (!seen.insert(findings[i]).second) {
      faults.Add("DUPLICATE", absl::StrCat("findings[", i, "]"), "is there twice");
    }
  }
}

}  // namespace

std::string OwnerOn(const ImprovementAction& action, absl::CivilDay day) {
  for (const ImprovementOwnerChange& change : action.owner_changes) {
    if (change.on > day) return change.before;
  }
  return action.owner;
}

std::optional<absl::CivilDay> CurrentDue(const ImprovementAction& action) {
  if (!action.due_revisions.empty()) return action.due_revisions.back().due;
  return action.original_due;
}

std::optional<int32_t> SlippageDays(const ImprovementAction& action) {
  const auto current = CurrentDue(action);
  if (!action.original_due.has_value() || !current.has_value()) return std::nullopt;
  return static_cast<int32_t>(*current - *action.original_due);
}

Faults Validate(const ImprovementAction& action, absl::CivilDay today) {
  Faults faults;
  fields::CheckId(action.id, "id", faults);
  fields::CheckRange(action.number, "number", 1, kHighestActionNumber, faults);
  fields::CheckProse(action.text, "text", faults);
  fields::CheckOptionalLine(action.owner, "owner", faults);
  CheckFindings(action.findings, faults);
  fields::CheckNotInFuture(action.raised_on, "raised_on", today, faults);
  if (action.original_due.has_value() && *action.original_due < action.raised_on) {
    faults.Add("DUE_IN_PAST", "original_due", "must not lie before the day it was raised");
  }
  return faults;
}

}  // namespace copperplate::delivery
