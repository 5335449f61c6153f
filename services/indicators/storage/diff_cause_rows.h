// The statement of the changes that a diff names, and what its rows mean.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "services/indicators/app/ports/snapshot_repository.h"

namespace copperplate::indicators {

// SnapshotRepository::Causes() of the session's force.
absl::StatusOr<std::vector<DiffCause>> ReadCauses(postgres::Session& session,
                                                  absl::string_view force, const CauseQuery& query);

// The same of `forces/national`, whose session it is: what moves the peers of `force`.
absl::StatusOr<std::vector<DiffCause>> ReadNationalCauses(postgres::Session& session,
                                                          absl::string_view force,
                                                          const CauseQuery& query);

}  // namespace copperplate::indicators
