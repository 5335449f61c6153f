#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/governance/domain/action.h"
#include "services/governance/domain/governance_settings.h"

namespace copperplate::governance {

// The actions that a log is told of.
struct ActionsAt {
  absl::Time known_at;  // as asked, else the instant of reading: nothing is still to come before it
  std::vector<Action> actions;  // as they are now, with all that was ever recorded of them
  std::vector<GovernanceSettings> settings;
};

// The actions of the context's force, for what is told of them together. Implementations are
// thread-safe. Beside the errors named each gives those of libs/postgres/sqlstate.h.
class ActionRegister {
 public:
  virtual ~ActionRegister() = default;

  // Those of one body, or without one of every body. NOT_FOUND (FORCE_UNKNOWN, BODY_UNKNOWN);
  // INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE).
  virtual absl::StatusOr<ActionsAt> Read(const RequestContext& context,
                                         const std::optional<std::string>& body,
                                         std::optional<absl::Time> known_at) = 0;
};

}  // namespace copperplate::governance
