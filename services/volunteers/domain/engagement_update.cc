#include "services/volunteers/domain/engagement_update.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "libs/time/civil.h"
#include "services/volunteers/domain/engagement_guards.h"
#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {
namespace {

using State = EngagementState;

// The day of the last event in force from `from` (whatever: nothing) to `to`.
template <class Chosen>
std::optional<absl::CivilDay> DayOfLast(const Engagement& engagement, const Chosen& chosen) {
  std::optional<absl::CivilDay> day;
  for (const EngagementEvent* const event : EventsInForce(engagement.history)) {
    if (chosen(*event)) day = event->effective_on;
  }
  return day;
}

}  // namespace

void CheckEngagementUpdate(const Engagement& present, const Engagement& next, Faults& faults) {
  const auto attested = DayOfLast(present, [](const EngagementEvent& event) {
    return event.from == State::kInduction && event.to == State::kProbation;
  });
  if (present.kind == Kind::kSpecial && attested.has_value() && next.attested_on != attested) {
    faults.Add("ATTESTATION_REQUIRED", "attested_on",
               absl::StrCat("is the day on which probation began: ", FormatDate(*attested)));
  }
  const auto inducted = DayOfLast(present, [](const EngagementEvent& event) {
    return event.from == State::kInduction && IsServing(event.to);
  });
  if (inducted.has_value() &&
      next.induction_completed_on.value_or(absl::CivilDay::max()) > *inducted) {
    faults.Add(
        "INDUCTION_INCOMPLETE", "induction_completed_on",
        absl::StrCat("must lie on or before ", FormatDate(*inducted), ", when induction ended"));
  }
  const std::optional<Standing> standing = LastStanding(present.history);
  if (NeedsUnit(present.kind) && standing.has_value() && IsCounted(standing->state) &&
      !present.unit_or_group.empty() && next.unit_or_group.empty()) {
    faults.Add("UNIT_REQUIRED", "unit_or_group", "must be given of who is in force");
  }
}

}  // namespace copperplate::volunteers
