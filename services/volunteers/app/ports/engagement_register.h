#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/headcount.h"

namespace copperplate::volunteers {

// Everybody who was ever engaged, as it was known at a revision of the force.
struct RegisterAt {
  int64_t revision = 0;
  absl::Time made_at;  // when the revision was made
  // Of all kinds, by volunteer and id, each with the events that were known; of the rest of them
  // only what never changes: kind, role's kind and predecessor.
  std::vector<Engagement> engagements;
};

// Who is engaged in the context's force. Implementations are thread-safe.
class EngagementRegister {
 public:
  virtual ~EngagementRegister() = default;

  // As known at `known_at` (now: nothing), the same for ever. NOT_FOUND (FORCE_UNKNOWN);
  // INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE, KNOWN_AT_BEFORE_FIRST: nothing of the force was held
  // then). A force that has nothing yet: revision 0, nobody. Those of libs/postgres/sqlstate.h.
  virtual absl::StatusOr<RegisterAt> Read(const RequestContext& context,
                                          std::optional<absl::Time> known_at) = 0;
};

}  // namespace copperplate::volunteers
