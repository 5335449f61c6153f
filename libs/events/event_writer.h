#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/events/event.h"
#include "libs/postgres/session.h"

namespace copperplate::events {

// Adds the events, in their order and in one statement, to the force's `event_out`: all of them or
// none. Of a change they are written in its transaction, and committed with it or not at all; what
// no change goes with needs none. The table is found by the pool's search_path. Errors are those of
// libs/postgres/session.h.
absl::Status WriteEvents(postgres::Session& session, absl::string_view force,
                         absl::Span<const Event> events);

// One of them.
absl::Status WriteEvent(postgres::Session& session, absl::string_view force, const Event& event);

}  // namespace copperplate::events
