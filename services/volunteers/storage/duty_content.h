// What the rules of duties look at, on PostgreSQL.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

// Those of a list, in the order in which they begin; named for the tests of their plans. Of the
// force: $1 force, $2 first instant, $3 the one behind the last, $4 state (0: all but AMENDED),
// $5 to $7 the place before the first (instant, uid, edition), $8 number of rows. Of a volunteer
// also $9 volunteer, $10 engagement (empty: all).
extern const postgres::Statement kListDuties;
extern const postgres::Statement kListDutiesOfVolunteer;
// Of the volunteer's person, under whichever record: $1 force, $2 volunteer, $3 from, $4 to, $5
// engagement and $6 id of what is no other duty.
extern const postgres::Statement kFindOverlapping;

// Nothing where it is there; else NOT_FOUND of the outermost that is not: the force, the volunteer,
// the engagement. An empty id is not looked for.
absl::Status CheckAboveDuty(postgres::Session& session, absl::string_view force,
                            absl::string_view volunteer, absl::string_view engagement);

// See DutyRepository::ReadContent(). Statements of their own: consistent where the engagement is
// locked.
absl::StatusOr<DutyContent> ReadDutyContent(postgres::Session& session, absl::string_view force,
                                            const DutyPath& path);

absl::StatusOr<std::vector<DutyPath>> ReadOverlapping(postgres::Session& session,
                                                      absl::string_view force, const Duty& duty);

}  // namespace copperplate::volunteers
