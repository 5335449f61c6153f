#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "services/volunteers/domain/erasure.h"

namespace copperplate::volunteers {

// Everybody who was not anonymised, in order of ids, with their engagements and holds, without the
// force's rules; of each what erasure is judged by. One statement.
absl::StatusOr<std::vector<ErasureFacts>> ReadKeptVolunteers(postgres::Session& session,
                                                             absl::string_view force);

}  // namespace copperplate::volunteers
