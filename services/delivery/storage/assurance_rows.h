// The statements of the Board Assurance Framework, and what their rows mean.
#pragma once

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change_postgres/change_set.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "services/delivery/app/ports/assurance_repository.h"

namespace copperplate::delivery {

// $1 force, $2 id before the first, $3 whether what is sensitive too, $4 number of rows.
extern const postgres::Statement kListAssuranceEntries;

// A row of the statement above.
absl::StatusOr<AssuranceEntryRecord> ReadAssuranceEntry(const postgres::Row& row);

// The entry with its assurances; nothing where there is none, or one that is sensitive and
// `sensitive` is not.
absl::StatusOr<std::optional<AssuranceContent>> FindAssuranceContent(postgres::Session& session,
                                                                     absl::string_view force,
                                                                     absl::string_view id,
                                                                     bool sensitive);

absl::StatusOr<std::vector<AssuranceContent>> ReadAssuranceEntries(
    postgres::Session& session, absl::string_view force, const AssuranceFrameworkQuery& query);

// How many entries the force has.
absl::StatusOr<int> CountAssuranceEntries(postgres::Session& session, absl::string_view force);

// Holds other changes of the entry and its assurances off until the transaction ends.
absl::Status LockAssuranceEntry(postgres::Transaction& transaction, absl::string_view force,
                                absl::string_view entry);

// The instant and the version of a change of the entry or of one of its assurances, under the
// entry's lock. Of an entry that is not there yet: its first.
absl::StatusOr<change_postgres::Stamp> StampAssurance(postgres::Transaction& transaction,
                                                      absl::string_view force,
                                                      absl::string_view entry);

// Each writes what was decided: a new row, the row as it is now, or none any more.
absl::Status WriteAssuranceEntry(postgres::Transaction& transaction, absl::string_view force,
                                 const Decided<AssuranceEntryRecord>& decided);
absl::Status WriteAssurance(postgres::Transaction& transaction, absl::string_view force,
                            absl::string_view entry, const Decided<AssuranceRecord>& decided);

}  // namespace copperplate::delivery
