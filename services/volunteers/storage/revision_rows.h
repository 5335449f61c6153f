// Which revision of a force was there when.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/postgres/session.h"

namespace copperplate::volunteers {

struct RevisionAt {
  int64_t revision = 0;  // 0: the force has nothing yet
  absl::Time made_at = absl::InfinitePast();
};

// At `known_at` (now: nothing), the same for ever. NOT_FOUND (FORCE_UNKNOWN); INVALID_ARGUMENT
// (KNOWN_AT_IN_FUTURE, KNOWN_AT_BEFORE_FIRST).
absl::StatusOr<RevisionAt> ReadRevisionAt(postgres::Session& session, absl::string_view force,
                                          std::optional<absl::Time> known_at);

}  // namespace copperplate::volunteers
