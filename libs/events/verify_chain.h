#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/events/chain.h"
#include "libs/postgres/session.h"

namespace copperplate::events {

// Reads the force's sealed events after `from` and checks that their positions are dense and their
// hashes chain. Gives the last event's head; `from` itself when there is none after it.
//
// DATA_LOSS (EVENT_CHAIN_BROKEN, metadata `position`: the first that does not fit) when one is
// missing, doubled or altered. Else the errors of `session`, which is of a role that sees the
// force.
absl::StatusOr<Head> VerifyChain(postgres::Session& session, absl::string_view force, Head from);

}  // namespace copperplate::events
