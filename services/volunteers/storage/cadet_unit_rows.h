// Units of cadets, their members and who leads them, as rules look at them, and what follows of a
// change: on which days a unit has leaders enough, which stands on its row and on those of its
// cadets (`led`), as the row that a duty locks is all that it looks at.
#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/parts_postgres/beside.h"
#include "libs/postgres/session.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/domain/unit_leaders.h"

namespace copperplate::volunteers {

// The force's engagements of cadets who have a unit, with their histories.
absl::StatusOr<std::vector<Engagement>> ReadCadets(postgres::Session& session,
                                                   absl::string_view force);

// What is known of those of the volunteers whom the force has.
absl::StatusOr<std::vector<Leader>> ReadLeaders(postgres::Session& session, absl::string_view force,
                                                const std::vector<std::string>& volunteers);

// The days on which the unit has leaders enough; none where there is no such unit.
absl::StatusOr<DaySet> ReadLedDays(postgres::Session& session, absl::string_view force,
                                   absl::string_view unit);

// Rewrites `led` of the units that `wanted` names, and of their cadets.
absl::Status SettleLed(postgres::Session& session, absl::string_view force,
                       absl::FunctionRef<bool(const CadetUnit&)> wanted);

// The same of those that one of the volunteers leads.
absl::Status SettleLedBy(postgres::Session& session, absl::string_view force,
                         const std::vector<std::string>& volunteers);

// INVALID_ARGUMENT (LEADER_INVALID of `leaders`) naming each who may not lead the unit; whoever
// leads one that is closed may.
parts_postgres::AddBeside<CadetUnit> CheckLeadersBeside();

}  // namespace copperplate::volunteers
