// The hours that were given, summed where they are kept.
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/volunteers/app/ports/engagement_register.h"

namespace copperplate::volunteers {

// $1 force, $2 first day, $3 last day, $4 from when an entry is late, $5 the instant as of which,
// $6 first day of the last month, then a column each of the spans: volunteers, engagements, kinds,
// departments, first days, days after the last, what they are engaged as, persons; $15 the area
// (all: null). For its index test.
extern const postgres::Statement kWorkedMinutes;

absl::StatusOr<Worked> ReadWorkedMinutes(postgres::Session& session, absl::string_view force,
                                         const WorkedQuery& query);

}  // namespace copperplate::volunteers
