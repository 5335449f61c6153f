// By when something is to be done: the date it had at first, which is never changed, and every move
// of it (Reading Borough Council's audit tracker: ratings could be checked once the original date
// stood beside the present one).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"
#include "services/governance/domain/as_known.h"
#include "services/governance/domain/recorded_step.h"

namespace copperplate::governance {

inline constexpr size_t kMostDueRevisions = 100;

struct DueRevision {
  absl::CivilDay on;   // of the decision
  absl::CivilDay due;  // since then
  std::string reason;
  std::string approved_by;
  std::string recorded_by;
  absl::Time recorded_at;
};

struct DueDate {
  std::optional<absl::CivilDay> original;  // written once
  std::vector<DueRevision> revisions;
};

// The present date; nothing: none was given.
std::optional<absl::CivilDay> CurrentDue(const DueDate& due);
// That at the end of the day.
std::optional<absl::CivilDay> DueAsKnown(const DueDate& due, const AsKnown& known);
int32_t RevisionsAsKnown(const DueDate& due, const AsKnown& known);
// Days from the first date to `current`, negative where it was brought forward; nothing where
// either is none.
std::optional<int32_t> SlippageDays(const DueDate& due, std::optional<absl::CivilDay> current);

// The dates with one more. `raised_on` is the first day there was anything to be done.
// INVALID_ARGUMENT: FIELD_REQUIRED of `reason` and `approved_by` and the others of libs/fields,
// DATE_IN_FUTURE and DATE_OUT_OF_ORDER of `on`, DUE_BEFORE_RAISED, DUE_IN_PAST before the day of
// the decision, DUE_UNCHANGED, TOO_MANY beyond kMostDueRevisions.
absl::StatusOr<DueDate> DueRevised(const DueDate& due, absl::CivilDay raised_on, absl::CivilDay to,
                                   absl::string_view reason, absl::string_view approved_by,
                                   const RecordedStep& step);

}  // namespace copperplate::governance
