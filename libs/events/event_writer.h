#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/events/event.h"
#include "libs/postgres/transaction.h"

namespace copperplate::events {

// Adds the events, in their order and in one statement, to the force's `event_out` in the
// transaction of the change they tell of: they are committed with it or not at all. The table is
// found by the pool's search_path. Errors are those of libs/postgres/sqlstate.h.
absl::Status WriteEvents(postgres::Transaction& transaction, absl::string_view force,
                         absl::Span<const Event> events);

// One of them.
absl::Status WriteEvent(postgres::Transaction& transaction, absl::string_view force,
                        const Event& event);

}  // namespace copperplate::events
