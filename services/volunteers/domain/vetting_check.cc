#include "services/volunteers/domain/vetting_check.h"

#include <algorithm>

#include "libs/fields/civil.h"
#include "libs/fields/text.h"

namespace copperplate::volunteers {
namespace {

bool WasCleared(const VettingCheck& check) {
  return check.state == VettingState::kCleared || check.state == VettingState::kWithdrawn;
}

bool WasDecided(const VettingCheck& check) {
  return check.state != VettingState::kRequested && check.state != VettingState::kInProgress;
}

void CheckPast(std::optional<absl::CivilDay> day, absl::string_view field, absl::CivilDay today,
               Faults& faults) {
  if (day.has_value()) fields::CheckNotInFuture(*day, field, today, faults);
}

void CheckGivenDay(std::optional<absl::CivilDay> day, absl::string_view field, Faults& faults) {
  if (!day.has_value()) faults.Add("FIELD_REQUIRED", field, "must be given");
}

}  // namespace

absl::StatusOr<VettingState> StateAfter(absl::string_view name, VettingState present,
                                        absl::string_view verb) {
  return Follow(kVettingArrows, present, verb,
                {"vetting check", std::string(name), [](VettingState state) { return Name(state); },
                 /*moved_to_state=*/true});
}

Faults CheckCorrection(const VettingCheck& check, const VettingCorrection& correction) {
  Faults faults;
  const auto look = [&](const std::optional<absl::CivilDay>& told,
                        const std::optional<absl::CivilDay>& present, absl::string_view field) {
    if (told.has_value() && !present.has_value()) {
      faults.Add("FIELD_NOT_FOR_STATE", field, "a check in its state has none");
    }
  };
  look(correction.decided_on, check.decided_on, "decided_on");
  look(correction.expires_on, check.expires_on, "expires_on");
  look(correction.withdrawn_on, check.withdrawn_on, "withdrawn_on");
  if (!correction.decided_on.has_value() && !correction.expires_on.has_value() &&
      !correction.withdrawn_on.has_value()) {
    faults.Add("FIELD_REQUIRED", "decided_on", "a day must be told anew, this one or another");
  }
  return faults;
}

VettingCheck Corrected(const VettingCheck& check, const VettingCorrection& correction) {
  VettingCheck corrected = check;
  if (correction.decided_on.has_value()) corrected.decided_on = correction.decided_on;
  if (correction.expires_on.has_value()) corrected.expires_on = correction.expires_on;
  if (correction.withdrawn_on.has_value()) corrected.withdrawn_on = correction.withdrawn_on;
  corrected.correction_reason = correction.reason;
  return corrected;
}

Faults Validate(const VettingCheck& check, absl::CivilDay today) {
  Faults faults;
  CheckPast(check.requested_on, "requested_on", today, faults);
  CheckPast(check.decided_on, "decided_on", today, faults);
  CheckPast(check.withdrawn_on, "withdrawn_on", today, faults);
  fields::CheckNotBefore(check.decided_on, "decided_on", check.requested_on,
                         "the day it was requested", faults);
  fields::CheckNotBefore(check.withdrawn_on, "withdrawn_on", check.decided_on,
                         "the day it was cleared", faults);
  if (WasDecided(check)) CheckGivenDay(check.decided_on, "decided_on", faults);
  if (check.state == VettingState::kWithdrawn) {
    CheckGivenDay(check.withdrawn_on, "withdrawn_on", faults);
  }
  if (WasCleared(check)) {
    CheckGivenDay(check.expires_on, "expires_on", faults);
    fields::CheckLine(check.external_ref, "external_ref", faults);
  } else {
    fields::CheckOptionalLine(check.external_ref, "external_ref", faults);
  }
  if (check.expires_on.has_value() && check.decided_on.has_value() &&
      *check.expires_on <= *check.decided_on) {
    faults.Add("EXPIRY_NOT_AFTER_DECISION", "expires_on", "must lie after the day it was decided");
  }
  return faults;
}

std::optional<absl::CivilDay> ServesUntil(const VettingCheck& check) {
  if (!WasCleared(check) || !check.decided_on.has_value() || !check.expires_on.has_value()) {
    return std::nullopt;
  }
  if (check.state == VettingState::kCleared) return check.expires_on;
  // Withdrawn, without its day: it serves for nothing.
  return std::min(*check.expires_on, check.withdrawn_on.value_or(*check.decided_on));
}

bool ServesOn(const VettingCheck& check, absl::CivilDay day) {
  const std::optional<absl::CivilDay> until = ServesUntil(check);
  return until.has_value() && *check.decided_on <= day && day < *until;
}

bool IsExpiredOn(const VettingCheck& check, absl::CivilDay day) {
  return check.state == VettingState::kCleared && check.expires_on.has_value() &&
         *check.expires_on <= day;
}

const VettingCheck* FindServing(absl::Span<const VettingCheck> checks, VettingLevel required,
                                absl::CivilDay day) {
  const VettingCheck* longest = nullptr;
  for (const VettingCheck& check : checks) {
    if (!Satisfies(check.level, required) || !ServesOn(check, day)) continue;
    if (longest == nullptr || *ServesUntil(*longest) < *ServesUntil(check)) longest = &check;
  }
  return longest;
}

}  // namespace copperplate::volunteers
