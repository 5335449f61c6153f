#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/governance/app/ports/action_register.h"
#include "services/governance/domain/action_log.h"

namespace copperplate::governance {

struct ActionLogQuery {
  std::optional<std::string> body;  // id; nothing: all of the force
  absl::CivilDay as_of;
  std::optional<absl::Time> known_at;        // nothing: now
  std::string owner;                         // as it was then; empty: whoever
  std::optional<absl::CivilDay> due_before;  // as it was then
};

struct ActionLogAt {
  absl::Time known_at;
  GovernanceSettings settings;  // that held on the day
  std::vector<Action> actions;  // what the log views
  ActionLog log;
  std::vector<std::string> missing_references;  // whatever the filters
};

// The log of what was read, as far as the filters of `query` leave it.
ActionLogAt ActionLogOf(ActionsAt read, const ActionLogQuery& query);

// Errors: those of the port.
absl::StatusOr<ActionLogAt> ReadActionLog(ActionRegister& actions, const RequestContext& context,
                                          const ActionLogQuery& query);

}  // namespace copperplate::governance
