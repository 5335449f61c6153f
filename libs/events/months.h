#pragma once

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/postgres/session.h"

namespace copperplate::events {

// How many months, `month` itself included, have a partition of `event` of their own (named
// event_2026_11), counted up to the first that has none. 0: the events of `month` go to the default
// partition. An operator is told well before (see README.md).
absl::StatusOr<int> MonthsAhead(postgres::Session& session, absl::CivilMonth month);

}  // namespace copperplate::events
