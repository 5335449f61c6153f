#pragma once

#include <string>

#include "copperplate/governance/v1/action_log.pb.h"
#include "services/governance/app/read_action_log.h"

namespace copperplate::governance {

// What of a log a caller is shown.
struct ActionLogShown {
  bool open_only = false;   // rows of those still to be done alone
  bool for_viewer = false;  // restricted actions without their texts
};

// `name` is the log's.
v1::ActionLog WriteActionLog(const std::string& force, const std::string& name,
                             absl::CivilDay as_of, const ActionLogAt& at,
                             const ActionLogShown& shown);

}  // namespace copperplate::governance
