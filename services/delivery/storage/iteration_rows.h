// The statements of iterations, and what their rows mean.
#pragma once

#include <cstdint>
#include <optional>
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

// $1 force, $2 plan, $3 id, $4 whether plans marked OFFICIAL_SENSITIVE may be read.
extern const postgres::Statement kFindIteration;
// $1 force, $2 plan, $3 as $4 above, $4 state (0: all), $5 number of the one before the first, $6
// number of rows; the highest number first.
extern const postgres::Statement kListIterations;
// As kFindIteration: its state, its canonical JSON and its SHA-256 in hexadecimal.
extern const postgres::Statement kContentOfIteration;

// A row of kFindIteration or kListIterations. The version of its content goes to `content` where
// that is not null.
absl::StatusOr<IterationRecord> ReadIterationInto(const postgres::Row& row,
                                                  std::optional<int64_t>* content);
absl::StatusOr<IterationRecord> ReadIteration(const postgres::Row& row);

// With its rows; nothing where there is none.
absl::StatusOr<std::optional<IterationRecord>> FindIterationWithRows(postgres::Session& session,
                                                                     absl::string_view force,
                                                                     absl::string_view plan,
                                                                     absl::string_view id,
                                                                     bool sensitive);

// All of a plan, by number, without rows.
absl::StatusOr<std::vector<IterationRecord>> ReadIterations(postgres::Session& session,
                                                            absl::string_view force,
                                                            absl::string_view plan);

absl::Status InsertIteration(postgres::Session& session, absl::string_view force,
                             const IterationRecord& record);
// A new version of one that is there, and where it freezes what it does, the canonical JSON of that
// and its rows.
absl::Status UpdateIterationRow(postgres::Session& session, absl::string_view force,
                                const IterationRecord& record,
                                const std::optional<std::string>& content);

}  // namespace copperplate::delivery
