// What an assurance entry names of the plans.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "services/delivery/domain/assurance.h"

namespace copperplate::delivery {

// INVALID_ARGUMENT (OBJECTIVE_UNKNOWN, ACTION_UNKNOWN) where `entry` names an objective or action
// that `before` does not and the force has not. `before` may be null.
absl::Status CheckAssuranceReferences(postgres::Session& session, absl::string_view force,
                                      const AssuranceEntry& entry, const AssuranceEntry* before);

}  // namespace copperplate::delivery
