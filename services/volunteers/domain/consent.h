// The consent of a parent or guardian to a cadet's engagement.
#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"

namespace copperplate::volunteers {

struct GuardianConsent {
  std::string engagement;  // id
  std::string given_by;
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;  // the first day on which it no longer holds
  std::string id = {};
  std::string volunteer = {};  // id; where those of several are looked at
};

enum class ConsentState {
  kNone,
  kLapsed,  // there was one, and it has ended
  kGiven,
};

ConsentState ConsentOn(absl::Span<const GuardianConsent> consents, absl::CivilDay day);

}  // namespace copperplate::volunteers
