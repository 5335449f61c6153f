#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/governance/domain/decision.h"
#include "services/governance/domain/publication_targets.h"

namespace copperplate::governance {

// What a publication clock is told of.
struct DecisionsAt {
  absl::Time known_at;  // as asked, else the instant of reading
  // As they are now, with every step ever recorded of them; of their texts the title alone.
  std::vector<Decision> decisions;
  PublicationTargets targets;
};

// The decisions of significant public interest of the context's force. Implementations are
// thread-safe. Beside the errors named each gives those of libs/postgres/sqlstate.h.
class PublicationRegister {
 public:
  virtual ~PublicationRegister() = default;

  // Empty of a force that there is not.
  virtual absl::StatusOr<PublicationTargets> ReadTargets(const RequestContext& context) = 0;

  // Those taken from `from` (nothing: the first) to `to`. Without those marked OFFICIAL_SENSITIVE,
  // or taken at a restricted item, unless `sensitive`; with it, that they were read is an event of
  // each. NOT_FOUND (FORCE_UNKNOWN); INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE).
  virtual absl::StatusOr<DecisionsAt> Read(const RequestContext& context,
                                           std::optional<absl::CivilDay> from, absl::CivilDay to,
                                           std::optional<absl::Time> known_at, bool sensitive) = 0;
};

}  // namespace copperplate::governance
