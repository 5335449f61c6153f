// The records of one person.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"

namespace copperplate::volunteers {

// Named for the tests of their plans. $1 force, $2 volunteer.
extern const postgres::Statement kOtherRecords;
extern const postgres::Statement kMergedRecords;

// The ids of the other records of the volunteer's person, in order; none where there is no such
// volunteer.
absl::StatusOr<std::vector<std::string>> ReadOtherRecords(postgres::Session& session,
                                                          absl::string_view force,
                                                          absl::string_view volunteer);

// Those of them that were merged into the volunteer's: none of one that was merged itself.
absl::StatusOr<std::vector<std::string>> ReadMergedRecords(postgres::Session& session,
                                                           absl::string_view force,
                                                           absl::string_view volunteer);

}  // namespace copperplate::volunteers
