// Which revision of a force was there when.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/postgres/session.h"
#include "services/volunteers/app/ports/engagement_register.h"

namespace copperplate::volunteers {

// At `known_at` (now: nothing). Errors: those of EngagementRegister.
absl::StatusOr<RegisterInstant> ReadRevisionAt(postgres::Session& session, absl::string_view force,
                                               std::optional<absl::Time> known_at);

}  // namespace copperplate::volunteers
