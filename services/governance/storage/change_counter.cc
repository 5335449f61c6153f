#include "services/governance/storage/change_counter.h"

#include "libs/change/force.h"
#include "libs/change/known_at.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::governance {
namespace {

using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

// First changes do not wait for one another, and who waits for them holds the lock for an instant.
#define GOVERNANCE_FIRST_CHANGES "hashtextextended('governance/firstChanges/' || $1, 0)"

constexpr Statement kAwaitFirstChanges{postgres::kWrite, "await_first_changes",
                                       "SELECT pg_advisory_xact_lock(" GOVERNANCE_FIRST_CHANGES
                                       ")"};

constexpr Statement kLockCounter{postgres::kWrite, "lock_change_counter", R"(
    INSERT INTO change_counter (force, counter)
    SELECT force, $2 FROM force
    WHERE force = $1
      AND CASE WHEN EXISTS (SELECT FROM change_counter WHERE force = $1 AND counter = $2) THEN true
               ELSE pg_advisory_xact_lock_shared()" GOVERNANCE_FIRST_CHANGES R"() IS NOT NULL END
    ON CONFLICT (force, counter) DO UPDATE SET version = change_counter.version
    RETURNING version)"};

constexpr Statement kReadInstant{postgres::kRead, "read_change_instant", R"(
    SELECT greatest(clock_timestamp(), changed_at + interval '1 microsecond')
    FROM change_counter WHERE force = $1 AND counter = $2)"};

constexpr Statement kClock{postgres::kRead, "clock", "SELECT clock_timestamp()"};

constexpr Statement kAwaitChanges{postgres::kWrite, "await_changes", R"(
    SELECT version FROM change_counter WHERE force = $1 AND counter BETWEEN $2 AND $3
    ORDER BY counter FOR SHARE)"};

constexpr Statement kInstantAfter{postgres::kRead, "instant_after_changes", R"(
    SELECT greatest(clock_timestamp(), max(changed_at) + interval '1 microsecond')
    FROM change_counter
    WHERE force = $1 AND (counter = ANY ($2::text[]) OR counter BETWEEN $3 AND $4))"};

constexpr Statement kCountChange{postgres::kWrite, "count_change", R"(
    UPDATE change_counter
    SET version = version + 1,
        changed_at = greatest(clock_timestamp(), changed_at + interval '1 microsecond')
    WHERE force = $1 AND counter = $2
    RETURNING version, changed_at)"};

}  // namespace

absl::Status LockCounter(Transaction& transaction, absl::string_view force,
                         absl::string_view counter) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kLockCounter, force, counter));
  return rows.empty() ? ForceUnknown() : absl::OkStatus();
}

absl::StatusOr<absl::Time> ReadInstant(Transaction& transaction, absl::string_view force,
                                       absl::string_view counter) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kReadInstant, force, counter));
  if (rows.empty()) return ForceUnknown();
  absl::Time instant;
  ABSL_RETURN_IF_ERROR(rows[0].Read(instant));
  return instant;
}

absl::StatusOr<absl::Time> SettledInstant(postgres::Session& session, absl::string_view force,
                                          absl::string_view first, absl::string_view last,
                                          std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(const Rows clock, session.Query(kClock));
  absl::Time now;
  ABSL_RETURN_IF_ERROR(clock[0].Read(now));
  if (known_at.value_or(now) > now) return KnownAtInFuture();
  ABSL_RETURN_IF_ERROR(session.Query(kAwaitFirstChanges, force).status());
  ABSL_RETURN_IF_ERROR(session.Query(kAwaitChanges, force, first, last).status());
  return known_at.value_or(now);
}

absl::Status HoldCounters(Transaction& transaction, absl::string_view force,
                          absl::string_view first, absl::string_view last) {
  return transaction.Query(kAwaitChanges, force, first, last).status();
}

absl::Status HoldCounter(Transaction& transaction, absl::string_view force,
                         absl::string_view counter) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kAwaitChanges, force, counter, counter));
  return rows.empty() ? LockCounter(transaction, force, counter) : absl::OkStatus();
}

absl::StatusOr<absl::Time> InstantAfter(Transaction& transaction, absl::string_view force,
                                        const std::vector<std::string>& counters,
                                        absl::string_view first, absl::string_view last) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        transaction.Query(kInstantAfter, force, counters, first, last));
  absl::Time instant;
  ABSL_RETURN_IF_ERROR(rows[0].Read(instant));
  return instant;
}

absl::StatusOr<change_postgres::Stamp> CountChange(Transaction& transaction,
                                                   absl::string_view force,
                                                   absl::string_view counter) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kCountChange, force, counter));
  if (rows.empty()) return ForceUnknown();
  change_postgres::Stamp stamp;
  ABSL_RETURN_IF_ERROR(rows[0].Read(stamp.version, stamp.instant));
  return stamp;
}

}  // namespace copperplate::governance
