// What changes of one thing wait for one another under, and are counted by: a row of
// change_counter for each, so that those of another thing do not wait.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change_postgres/change_set.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"

namespace copperplate::governance {

// Locks the counter to the transaction's end, and begins it where nothing was counted by it yet:
// its row is then seen by nobody, so who waits for changes waits for those that begin one too.
// NOT_FOUND (FORCE_UNKNOWN).
absl::Status LockCounter(postgres::Transaction& transaction, absl::string_view force,
                         absl::string_view counter);

// The present instant by the database's clock, under the lock: later than that of the change
// before, should the clock be set back.
absl::StatusOr<absl::Time> ReadInstant(postgres::Transaction& transaction, absl::string_view force,
                                       absl::string_view counter);

// The instant that the past is told of, for a read outside any transaction: `known_at`, else now by
// the database's clock. Changes counted from `first` to `last` that are under way are waited for:
// they may be recorded before it, and would be missing now and there later. INVALID_ARGUMENT
// (KNOWN_AT_IN_FUTURE).
absl::StatusOr<absl::Time> SettledInstant(postgres::Session& session, absl::string_view force,
                                          absl::string_view first, absl::string_view last,
                                          std::optional<absl::Time> known_at);

// Waits for changes counted from `first` to `last` that are under way, and keeps others from being
// made to the transaction's end.
absl::Status HoldCounters(postgres::Transaction& transaction, absl::string_view force,
                          absl::string_view first, absl::string_view last);

// The same of one, which is begun where nothing was counted by it yet. NOT_FOUND (FORCE_UNKNOWN).
absl::Status HoldCounter(postgres::Transaction& transaction, absl::string_view force,
                         absl::string_view counter);

// The present instant by the database's clock, later than any change that was counted by
// `counters`, or from `first` to `last`: all are held, and some are there.
absl::StatusOr<absl::Time> InstantAfter(postgres::Transaction& transaction, absl::string_view force,
                                        const std::vector<std::string>& counters,
                                        absl::string_view first, absl::string_view last);

// Counts a change that is now written, under the lock.
absl::StatusOr<change_postgres::Stamp> CountChange(postgres::Transaction& transaction,
                                                   absl::string_view force,
                                                   absl::string_view counter);

}  // namespace copperplate::governance
