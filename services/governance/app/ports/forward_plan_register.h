#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "libs/parts/part.h"
#include "services/governance/app/ports/forward_plan_parts.h"

namespace copperplate::governance {

struct ForwardPlanQuery {
  std::string body;                    // id
  absl::CivilDay as_of;                // the end of this day
  std::optional<absl::Time> known_at;  // nothing: now
  bool sensitive = false;              // whether what is of a restricted item may be read
};

// What a body meant to take later.
struct ForwardPlanAt {
  absl::Time known_at;  // as asked, else the instant of reading: nothing is still to come before it
  // As it was (AsPlanned()), what was to come (IsToCome()), by id.
  std::vector<PartRecord<ForwardPlanEntry>> entries;
  std::vector<std::string> sensitive;  // resource names of those of restricted items
};

// The forward plan of the context's force as it was. Implementations are thread-safe. Beside the
// errors named each gives those of libs/postgres/sqlstate.h.
class ForwardPlanRegister {
 public:
  virtual ~ForwardPlanRegister() = default;

  // That one of a restricted item was read is an event of it. INVALID_ARGUMENT
  // (KNOWN_AT_IN_FUTURE).
  virtual absl::StatusOr<ForwardPlanAt> Read(const RequestContext& context,
                                             const ForwardPlanQuery& query) = 0;
};

}  // namespace copperplate::governance
