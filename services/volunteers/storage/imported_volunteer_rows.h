// The rows of who comes with an import of volunteers, written set by set.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/change_postgres/change_set.h"
#include "libs/postgres/transaction.h"
#include "services/volunteers/storage/volunteer_staging.h"

namespace copperplate::volunteers {

// Writes the rows, not the events that tell of them.
absl::Status WriteStaged(postgres::Transaction& transaction, absl::string_view force,
                         absl::string_view caller, const change_postgres::Stamp& stamp,
                         const StagedVolunteers& staged);

}  // namespace copperplate::volunteers
