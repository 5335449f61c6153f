#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "services/governance/domain/meeting_day.h"

namespace copperplate::governance {

// The meeting of the force, whichever body's, that `name` is of, or that the outcome of this name
// is of. Nothing where there is no such meeting, or outcome.
absl::StatusOr<std::optional<MeetingDay>> ReadMeetingDay(postgres::Session& session,
                                                         absl::string_view force,
                                                         absl::string_view name);

}  // namespace copperplate::governance
