#include "services/volunteers/domain/consent.h"

#include "services/volunteers/domain/calendar.h"

namespace copperplate::volunteers {

ConsentState ConsentOn(absl::Span<const GuardianConsent> consents, absl::CivilDay day) {
  ConsentState state = ConsentState::kNone;
  for (const GuardianConsent& consent : consents) {
    if (day < consent.from) continue;
    if (day < consent.to.value_or(kNoEnd)) return ConsentState::kGiven;
    state = ConsentState::kLapsed;
  }
  return state;
}

}  // namespace copperplate::volunteers
