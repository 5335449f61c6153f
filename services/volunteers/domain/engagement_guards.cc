#include "services/volunteers/domain/engagement_guards.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/time/civil.h"

namespace copperplate::volunteers {
namespace {

using State = EngagementState;

void CheckConsent(const GuardFacts& facts, Unmet& unmet) {
  switch (ConsentOn(facts.consents, facts.effective_on)) {
    case ConsentState::kGiven:
      return;
    case ConsentState::kLapsed:
      unmet.Add("CONSENT_LAPSED", facts.subject, "the guardian's consent has ended");
      return;
    case ConsentState::kNone:
      unmet.Add("CONSENT_REQUIRED", facts.subject, "needs a guardian's consent");
      return;
  }
}

void CheckSupervisor(const GuardFacts& facts, Unmet& unmet) {
  if (!facts.has_supervisor) {
    unmet.Add("SUPERVISOR_REQUIRED", facts.subject, "needs a supervisor on the day");
  }
}

void CheckInductionComplete(const GuardFacts& facts, Unmet& unmet) {
  if (!facts.induction_complete) {
    unmet.Add("INDUCTION_INCOMPLETE", facts.subject, "its induction checklist is not complete");
  }
}

void CheckProbationElapsed(const Engagement& engagement, const GuardFacts& facts, Unmet& unmet) {
  std::optional<absl::CivilDay> ends =
      ProbationEnds(engagement.history, facts.probation_months, facts.effective_on);
  if (engagement.probation_ends_on.has_value()) ends = engagement.probation_ends_on;
  if (!ends.has_value() || facts.effective_on < *ends) {
    unmet.Add("PROBATION_NOT_ELAPSED", facts.subject,
              ends.has_value() ? absl::StrCat("its probation ends on ", FormatDate(*ends))
                               : "its probation has not begun");
  }
}

}  // namespace

void CheckEntry(const Engagement& engagement, const GuardFacts& facts, Unmet& unmet) {
  const int least = LeastAge(facts.limits, engagement.kind, engagement.role_ages);
  const int age = AgeOn(facts.date_of_birth, facts.effective_on);
  if (age < least) {
    unmet.Add("AGE_BELOW_MINIMUM", facts.subject, absl::StrCat("needs an age of ", least));
  }
  const std::optional<int> most = MostAge(facts.limits, engagement.kind, engagement.role_ages);
  if (most.has_value() && age > *most) {
    unmet.Add("AGE_ABOVE_MAXIMUM", facts.subject, absl::StrCat("needs an age of at most ", *most));
  }
  if (engagement.kind == Kind::kCadet && age < facts.limits.cadet_adult) {
    CheckConsent(facts, unmet);
  }
}

void CheckVetted(const Engagement& engagement, const GuardFacts& facts, Unmet& unmet) {
  if (!engagement.required_vetting.has_value() ||
      FindServing(facts.checks, *engagement.required_vetting, facts.effective_on) != nullptr) {
    return;
  }
  const bool expired =
      std::any_of(facts.checks.begin(), facts.checks.end(), [&](const VettingCheck& check) {
        return Satisfies(check.level, *engagement.required_vetting) &&
               IsExpiredOn(check, facts.effective_on);
      });
  unmet.Add(expired ? "VETTING_EXPIRED" : "VETTING_NOT_CLEARED", facts.subject,
            absl::StrCat("needs vetting of the level ", Name(*engagement.required_vetting),
                         " that is cleared and serves after the day"));
}

void CheckProbation(const Engagement& engagement, const GuardFacts& facts, Unmet& unmet) {
  if (engagement.kind == Kind::kSpecial) {
    if (engagement.attested_on != facts.effective_on) {
      unmet.Add("ATTESTATION_REQUIRED", facts.subject, "begins on the day of the attestation");
    }
    if (AgeOn(facts.date_of_birth, facts.effective_on) < facts.limits.special_attested) {
      unmet.Add("AGE_BELOW_ATTESTATION", facts.subject,
                absl::StrCat("needs an age of ", facts.limits.special_attested));
    }
  }
  CheckSupervisor(facts, unmet);
  CheckInductionComplete(facts, unmet);
}

void CheckActivation(const Engagement& engagement, const GuardFacts& facts, State from,
                     Unmet& unmet) {
  if (engagement.kind == Kind::kSpecial) CheckProbationElapsed(engagement, facts, unmet);
  if (from == State::kInduction) CheckInductionComplete(facts, unmet);
  CheckPlace(engagement, facts, unmet);
}

void CheckPlace(const Engagement& engagement, const GuardFacts& facts, Unmet& unmet) {
  CheckSupervisor(facts, unmet);
  CheckUnitPlace(engagement, facts, unmet);
}

void CheckUnitPlace(const Engagement& engagement, const GuardFacts& facts, Unmet& unmet) {
  if (NeedsUnit(engagement.kind) && engagement.unit_or_group.empty()) {
    unmet.Add("UNIT_REQUIRED", facts.subject, "needs a unit or group");
  }
  if (engagement.kind != Kind::kCadet) return;
  if (facts.unit == UnitStanding::kUnknown) {
    unmet.Add("CADET_UNIT_UNKNOWN", facts.subject, "its unit is none of the force's");
  }
  if (facts.unit == UnitStanding::kClosed) {
    unmet.Add("CADET_UNIT_CLOSED", facts.subject, "nobody new joins its unit");
  }
  if (facts.places_left.value_or(1) <= 0) {
    unmet.Add("UNIT_FULL", facts.subject, "its unit has no place left");
  }
}

void CheckLeave(const GuardFacts& facts, Unmet& unmet) {
  if (!facts.expected_return.has_value() || *facts.expected_return <= facts.effective_on) {
    unmet.Add("RETURN_NOT_AFTER_START", facts.subject,
              "needs an expected return after the day the leave begins");
  }
}

Unmet CheckMove(const Engagement& engagement, State from, State to, const GuardFacts& facts) {
  Unmet unmet;
  if (from == State::kOnLeave || from == State::kSuspended) {
    if (to == State::kLeft) {
      CheckLeaving(facts.leaving, engagement.kind, facts.effective_on, facts.subject, unmet);
    }
    return unmet;
  }
  if (from == State::kApplied && (to == State::kVetting || to == State::kInduction)) {
    CheckEntry(engagement, facts, unmet);
  }
  if (to == State::kInduction) CheckVetted(engagement, facts, unmet);
  if (to == State::kProbation) CheckProbation(engagement, facts, unmet);
  if (to == State::kActive) CheckActivation(engagement, facts, from, unmet);
  if (to == State::kOnLeave) CheckLeave(facts, unmet);
  if (to == State::kLeft) {
    CheckLeaving(facts.leaving, engagement.kind, facts.effective_on, facts.subject, unmet);
  }
  return unmet;
}

}  // namespace copperplate::volunteers
