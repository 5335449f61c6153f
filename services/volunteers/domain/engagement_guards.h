// What must hold for an engagement to move on. Every guard that is not met is named, each with its
// own reason; whether the move is one of the table at all is for engagement_moves.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/age.h"
#include "services/volunteers/domain/consent.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/leaving.h"
#include "services/volunteers/domain/probation.h"
#include "services/volunteers/domain/vetting_check.h"

namespace copperplate::volunteers {

// How the unit of a cadet stands.
enum class UnitStanding : uint8_t {
  kOpen,
  kClosed,   // nobody new joins it
  kUnknown,  // none of the force's
};

// What is known of the engagement and its volunteer when it moves on `effective_on`.
struct GuardFacts {
  absl::string_view subject;  // the engagement's resource name, for the refusal
  absl::CivilDay effective_on;
  AgeLimits limits;
  absl::CivilDay date_of_birth;
  std::vector<GuardianConsent> consents;           // of the engagement
  std::vector<VettingCheck> checks;                // of the volunteer
  bool has_supervisor = false;                     // on that day
  bool induction_complete = false;                 // its checklist
  int probation_months = kDefaultProbationMonths;  // ProbationMonthsOf()
  UnitStanding unit = UnitStanding::kOpen;         // of a cadet
  // How many more members the unit may have beside others; none: it has no limit.
  std::optional<int> places_left;
  std::optional<absl::CivilDay> expected_return;  // from leave
  Leaving leaving;
};

// To the first state after APPLIED. AGE_BELOW_MINIMUM, AGE_ABOVE_MAXIMUM; of a cadet
// under 18 CONSENT_REQUIRED or CONSENT_LAPSED.
void CheckEntry(const Engagement& engagement, const GuardFacts& facts, Unmet& unmet);

// To INDUCTION. VETTING_NOT_CLEARED where no check that was cleared does for the level required,
// VETTING_EXPIRED where those that do serve no longer on the day.
void CheckVetted(const Engagement& engagement, const GuardFacts& facts, Unmet& unmet);

// To PROBATION. Of a special constable ATTESTATION_REQUIRED where attested_on is not the day itself
// and AGE_BELOW_ATTESTATION; of everybody SUPERVISOR_REQUIRED, INDUCTION_INCOMPLETE.
void CheckProbation(const Engagement& engagement, const GuardFacts& facts, Unmet& unmet);

// To ACTIVE. Of a special constable PROBATION_NOT_ELAPSED before the end of probation, or before
// the day that a recorded decision names; of everybody SUPERVISOR_REQUIRED; UNIT_REQUIRED of a
// cadet or an operator of Speedwatch without unit or group; of a cadet CADET_UNIT_UNKNOWN,
// CADET_UNIT_CLOSED, UNIT_FULL. From INDUCTION also INDUCTION_INCOMPLETE.
void CheckActivation(const Engagement& engagement, const GuardFacts& facts, EngagementState from,
                     Unmet& unmet);

// Those of CheckActivation() about supervisor and unit: whether there is a place for who is active.
void CheckPlace(const Engagement& engagement, const GuardFacts& facts, Unmet& unmet);

// Those about the unit alone.
void CheckUnitPlace(const Engagement& engagement, const GuardFacts& facts, Unmet& unmet);

// Whether an engagement of the kind is in a unit or group.
constexpr bool NeedsUnit(Kind kind) { return kind == Kind::kCadet || kind == Kind::kSpeedwatch; }

// To ON_LEAVE. RETURN_NOT_AFTER_START where expected_return is not there or not after the day.
void CheckLeave(const GuardFacts& facts, Unmet& unmet);

// All guards of the move from `from` to `to`. From leave and suspension nothing but the arrow is
// asked, so that nobody is kept suspended for want of a supervisor; who is deployable then is for
// deployable.h.
Unmet CheckMove(const Engagement& engagement, EngagementState from, EngagementState to,
                const GuardFacts& facts);

}  // namespace copperplate::volunteers
