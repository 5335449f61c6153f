#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/events/event.h"
#include "libs/postgres/transaction.h"

namespace copperplate::events {

// Adds `event` to the force's `event_out` in the transaction of the change it tells of: it is
// committed with it or not at all. The table is found by the pool's search_path. Errors are those
// of libs/postgres/sqlstate.h.
absl::Status WriteEvent(postgres::Transaction& transaction, absl::string_view force,
                        const Event& event);

}  // namespace copperplate::events
