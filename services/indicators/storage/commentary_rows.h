// The statements of commentaries, and what their rows mean.
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
#include "services/indicators/app/ports/commentary_repository.h"
#include "services/indicators/app/ports/snapshot_repository.h"

namespace copperplate::indicators {

// $1 force, $2 id, $3 newest revision to look at, $4 whether what is sensitive too.
extern const postgres::Statement kFindCommentary;
// $1 force, $2 month, $3 area id, $4 newest revision to look at.
extern const postgres::Statement kCommentariesOfMonth;

// Of a month, and of all; named for the test of their plans. $1 force, $2 id before the first, $3
// newest revision to look at, $4 subject, $5 indicator, $6 theme, $7 area, $8 state (0 or empty:
// any), $9 whether what is sensitive too, $10 rows; of a month $11 which.
extern const postgres::Statement kListCommentariesOfMonth;
extern const postgres::Statement kListCommentaries;

// A row of the statements above and of QueryCommentaries().
absl::StatusOr<CommentaryRecord> ReadCommentary(const postgres::Row& row);

// The list's rows that stood at `revision`.
absl::StatusOr<postgres::Rows> QueryCommentaries(postgres::Session& session,
                                                 absl::string_view force,
                                                 const CommentaryQuery& query, int64_t revision);

// Those of the month and area that stood at `revision`, by id.
absl::StatusOr<std::vector<CommentaryRecord>> ReadCommentariesOfMonth(postgres::Session& session,
                                                                      absl::string_view force,
                                                                      int32_t month,
                                                                      absl::string_view area,
                                                                      int64_t revision);

// The changes of any of them that CauseQuery asks for, by revision.
absl::StatusOr<std::vector<DiffCause>> ReadCommentaryChanges(postgres::Session& session,
                                                             absl::string_view force,
                                                             const CauseQuery& query);

// INVALID_ARGUMENT about each field that names what the force has not: see the port.
absl::Status CheckReferences(postgres::Session& session, absl::string_view force,
                             const Commentary& commentary);

// Writes the revision `record.header.version` of it; what it refers to is there.
absl::Status WriteCommentary(postgres::Session& session, absl::string_view force,
                             const CommentaryRecord& record, bool deleted);

}  // namespace copperplate::indicators
