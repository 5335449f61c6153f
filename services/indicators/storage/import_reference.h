// What an import's rows are checked against.
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "services/indicators/app/ports/import_repository.h"

namespace copperplate::indicators {

// NOT_FOUND (FORCE_UNKNOWN).
absl::StatusOr<ImportReference> ReadImportReference(postgres::Session& session,
                                                    absl::string_view force);

// ABORTED (DEFINITIONS_CHANGED) where areas or indicators have changed since. Under the lock of the
// force's revisions the answer holds until the commit.
absl::Status CheckReferenceUnchanged(postgres::Session& session, absl::string_view force,
                                     const ImportReference& reference);

}  // namespace copperplate::indicators
