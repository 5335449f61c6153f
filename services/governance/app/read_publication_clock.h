#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/governance/app/ports/publication_register.h"
#include "services/governance/domain/publication_clock.h"

namespace copperplate::governance {

struct PublicationClockQuery {
  std::optional<absl::CivilDay> taken_from;  // nothing: from the first
  std::optional<absl::CivilDay> taken_to;    // nothing: to `as_of`
  absl::CivilDay as_of;
  std::optional<absl::Time> known_at;  // nothing: now
  bool sensitive = false;              // whether what is OFFICIAL_SENSITIVE may be read
};

struct PublicationClockAt {
  DecisionsAt read;  // what the clock views
  PublicationClock clock;
};

// Errors: those of the port.
absl::StatusOr<PublicationClockAt> ReadPublicationClock(PublicationRegister& publications,
                                                        const RequestContext& context,
                                                        const PublicationClockQuery& query);

}  // namespace copperplate::governance
