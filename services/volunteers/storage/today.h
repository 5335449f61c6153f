// The day, by the clock of the database, where no caller's day comes with a change.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/postgres/session.h"

namespace copperplate::volunteers {

// Today in Europe/London.
absl::StatusOr<absl::CivilDay> ReadToday(postgres::Session& session);

}  // namespace copperplate::volunteers
