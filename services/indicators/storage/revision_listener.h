#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "libs/postgres/listener.h"
#include "services/indicators/storage/data_revision_tracker.h"

namespace copperplate::indicators {

// Tells `tracker` of the revisions committed anywhere (revision.h, EndRevision), over a connection
// of its own. `tracker` and `observer` outlive it. INVALID_ARGUMENT for a malformed DSN.
absl::StatusOr<std::unique_ptr<postgres::Listener>> ListenForRevisions(
    const std::string& dsn, DataRevisionTracker& tracker, postgres::ListenerObserver& observer);

}  // namespace copperplate::indicators
