// The rows of an import in a temporary table of its transaction, and what is made of them set by
// set. The statements are named for the tests of their plans.
#pragma once

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/copy.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "libs/uuid/uuid.h"
#include "services/volunteers/app/ports/duty_import_repository.h"

namespace copperplate::volunteers {

extern const postgres::StagingTable kImportDuty;
// $1 force. Locks the engagements of the rows, in one order.
extern const postgres::Statement kLockImportEngagements;
// $1 force, $2 source. Takes the rows away that are there and say the same.
extern const postgres::Statement kDropKnownDuties;
// $1 force, $2 source, $3 number of rows: line, RowRefusal's number, the count of all.
extern const postgres::Statement kJudgeImportDuties;
// $1 force, $2 source, $3 number of rows: the same of what constraints alone refuse otherwise.
extern const postgres::Statement kFindImportOverlaps;
// $1 force, $2 source, $3 instant, $4 caller, $5 import id, $6 revision.
extern const postgres::Statement kInsertImportDuties;
// $1 force, $2 instant, $3 revision.
extern const postgres::Statement kCountImportDuties;

// Memory for bulk, and the transaction's deadline in place of the role's default.
absl::Status PrepareDutyImport(postgres::Transaction& transaction);

// Copies the rows; CANCELLED once `cancelled` says so.
absl::Status StageDuties(postgres::Transaction& transaction, UuidGenerator& uuids,
                         DutyRowSource& rows, absl::FunctionRef<bool()> cancelled);

// What the statement, one of the two above, refuses.
absl::StatusOr<RefusedRows> ReadRefused(postgres::Transaction& transaction,
                                        const postgres::Statement& statement,
                                        absl::string_view force, absl::string_view source);

}  // namespace copperplate::volunteers
