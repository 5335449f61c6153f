#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"

namespace copperplate::governance {

// That something was put where everybody can read it.
struct Publication {
  std::string url;
  absl::CivilDay on;
  std::string published_by;  // verified
  absl::Time recorded_at;
};

// Fault of `field`: FIELD_REQUIRED; URL_INVALID of what is no http or https address without blanks,
// of at most 2,000 characters. Nothing is read from there.
void CheckUrl(absl::string_view url, absl::string_view field, Faults& faults);

// Why something that is owed to the public is not published (the Commissioner of Cleveland's
// policy: a decision is published unless exempt, in which case the exemption is recorded).
struct Exemption {
  std::string category;  // of the force's publication policy
  std::string reason;
  absl::CivilDay review_on;  // when it is asked again
};

// Faults of `exemption.category` and so on as libs/fields has them; REVIEW_NOT_AHEAD of a review
// that is not after `recorded_on`.
void CheckExemption(const Exemption& exemption, absl::CivilDay recorded_on, Faults& faults);

}  // namespace copperplate::governance
