// The statements of publications, and what their rows mean.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/delivery/app/ports/iteration_repository.h"

namespace copperplate::delivery {

// $1 force, $2 plan, $3 iteration, $4 id, $5 whether what is marked
// OFFICIAL_SENSITIVE, the plan or itself, may be read.
extern const postgres::Statement kFindPublication;
// $1 force, $2 plan, $3 iteration, $4 id before the first, $5 as above, $6 number of rows.
extern const postgres::Statement kListPublications;

// A row of those.
absl::StatusOr<PublicationRecord> ReadPublication(const postgres::Row& row);
// All of an iteration, by id.
absl::StatusOr<std::vector<PublicationRecord>> ReadPublications(postgres::Session& session,
                                                                absl::string_view force,
                                                                absl::string_view plan,
                                                                absl::string_view iteration);

absl::Status InsertPublication(postgres::Session& session, absl::string_view force,
                               absl::string_view plan, const PublicationRecord& record);

}  // namespace copperplate::delivery
