// The statements of what an iteration froze, and what its rows mean.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/delivery/app/ports/iteration_repository.h"

namespace copperplate::delivery {

// $1 force, $2 plan, $3 iteration, $4 version of the content.
extern const postgres::Statement kRowsOfIteration;

// Those of a version of an iteration's content, as they were frozen.
absl::StatusOr<std::vector<IterationRow>> ReadFrozenRows(postgres::Session& session,
                                                         absl::string_view force,
                                                         absl::string_view plan,
                                                         absl::string_view iteration,
                                                         int64_t version);

// What the version of an iteration froze: its rows, and their canonical JSON.
absl::Status InsertFrozen(postgres::Session& session, absl::string_view force,
                          const IterationRecord& record, const std::string& content);

}  // namespace copperplate::delivery
