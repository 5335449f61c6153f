// The forces that a service knows: its table `force` (deploy/service-template has it).
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"

namespace copperplate::change_postgres {

// NOT_FOUND (FORCE_UNKNOWN) where there is no such force. For lists that came out empty (a force
// without rows is not one that does not exist), and before the first row of a force.
absl::Status CheckForceKnown(postgres::Session& session, absl::string_view force);

// For a resource that was not found: NOT_FOUND (FORCE_UNKNOWN) where there is no such force either,
// else `unknown`.
absl::Status NotFoundIn(postgres::Session& session, absl::string_view force,
                        const absl::Status& unknown);

}  // namespace copperplate::change_postgres
