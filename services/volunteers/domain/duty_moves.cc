#include "services/volunteers/domain/duty_moves.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/text.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"

namespace copperplate::volunteers {
namespace {

absl::Status CheckReason(absl::string_view reason) {
  Faults faults;
  fields::CheckLine(reason, "reason", faults);
  return faults.ToStatus();
}

absl::Status CheckVerifier(absl::string_view name, const Verification& verification) {
  const std::vector<std::string>& delegates = verification.delegates;
  Unmet unmet;
  if (verification.verifier_did_the_duty) {
    unmet.Add("VERIFIED_BY_SELF", name, "is verified by another person than who did it");
  } else if (verification.verifier != verification.supervisor &&
             std::find(delegates.begin(), delegates.end(), verification.verifier) ==
                 delegates.end()) {
    unmet.Add("VERIFIER_NOT_SUPERVISOR", name,
              "is verified by the supervisor or whom the supervisor named");
  }
  return unmet.ToStatus();
}

}  // namespace

absl::StatusOr<DutyState> StateAfter(absl::string_view name, DutyState present,
                                     absl::string_view verb) {
  return Follow(kDutyArrows, present, verb,
                {"duty", std::string(name), [](DutyState state) { return Name(state); },
                 /*moved_to_state=*/true});
}

Unmet CheckDayCame(const Duty& duty, absl::string_view name, absl::Time now) {
  Unmet unmet;
  if (duty.planned.has_value() && LondonDay(now) < LondonDay(duty.planned->from)) {
    unmet.Add("DUTY_NOT_YET", name,
              absl::StrCat("is planned for ", FormatDate(LondonDay(duty.planned->from))));
  }
  return unmet;
}

absl::StatusOr<Duty> Verified(const Duty& duty, absl::string_view name,
                              const Verification& verification) {
  Duty verified = duty;
  ABSL_ASSIGN_OR_RETURN(verified.state, StateAfter(name, duty.state, "verify"));
  ABSL_RETURN_IF_ERROR(CheckVerifier(name, verification));
  verified.verified_by = verification.verifier;
  return verified;
}

absl::StatusOr<Duty> Rejected(const Duty& duty, absl::string_view name,
                              const Verification& verification, absl::string_view reason) {
  Duty rejected = duty;
  ABSL_ASSIGN_OR_RETURN(rejected.state, StateAfter(name, duty.state, "reject"));
  ABSL_RETURN_IF_ERROR(CheckReason(reason));
  ABSL_RETURN_IF_ERROR(CheckVerifier(name, verification));
  rejected.reason = std::string(reason);
  return rejected;
}

absl::StatusOr<Amendment> Amended(const Duty& duty, absl::string_view name, const Duty& corrected,
                                  absl::string_view reason, absl::string_view caller,
                                  absl::Time now) {
  Amendment amendment{.before = duty, .after = duty};
  ABSL_ASSIGN_OR_RETURN(amendment.before.state, StateAfter(name, duty.state, "amend"));
  ABSL_RETURN_IF_ERROR(CheckReason(reason));
  Duty& after = amendment.after;
  after.state = DutyState::kCompleted;
  after.actual = corrected.actual;
  after.break_minutes = corrected.break_minutes;
  after.type = corrected.type;
  after.area = corrected.area;
  after.event = corrected.event;
  after.overrides = corrected.overrides;
  after.version = duty.version + 1;
  after.verified_by.clear();
  after.reason = std::string(reason);
  after.recorded_by = std::string(caller);
  after.entered_at = now;
  return amendment;
}

}  // namespace copperplate::volunteers
