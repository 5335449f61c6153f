#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/postgres/session.h"

namespace copperplate::change_postgres {

// How long a write may be sent again under its request_id (AIP-155).
inline constexpr absl::Duration kRequestRetention = absl::Hours(24 * 7);

// Drops the remembered requests of all forces that are older than `age`, the oldest first, at most
// `limit` of them. How many there were. `session` is of the worker role.
absl::StatusOr<int64_t> DropRequests(postgres::Session& session, absl::Duration age, int limit);

}  // namespace copperplate::change_postgres
