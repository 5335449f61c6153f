// Everybody who might be sought for an opportunity, in one statement.
#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/postgres/session.h"
#include "services/volunteers/app/ports/candidate_register.h"

namespace copperplate::volunteers {

// By volunteer and engagement. Without `as_of`, the end of the 90 days, no minutes are told.
absl::StatusOr<std::vector<CandidateRecord>> ReadCandidates(postgres::Session& session,
                                                            absl::string_view force,
                                                            const Opportunity& opportunity,
                                                            std::optional<absl::CivilDay> as_of);

}  // namespace copperplate::volunteers
