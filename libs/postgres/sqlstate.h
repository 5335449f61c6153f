#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace copperplate::postgres {

// Reasons (ErrorReason) of this library's errors.
inline constexpr char kDatabaseUnavailable[] = "DATABASE_UNAVAILABLE";
inline constexpr char kOutcomeUnknown[] = "OUTCOME_UNKNOWN";
inline constexpr char kUniqueViolation[] = "UNIQUE_VIOLATION";
inline constexpr char kExclusionViolation[] = "EXCLUSION_VIOLATION";
inline constexpr char kPoolBusy[] = "DATABASE_POOL_BUSY";
inline constexpr char kDatabaseDeadline[] = "DATABASE_DEADLINE";
inline constexpr char kCancelled[] = "CANCELLED";

// PostgreSQL's code for a statement that succeeded.
inline constexpr char kSqlStateSuccess[] = "00000";

// How long callers are told to wait (RetryInfo) where waiting helps.
inline constexpr absl::Duration kRetryAfter = absl::Seconds(1);

// The error for an answer of PostgreSQL. The message is a fixed sentence and the constraint that
// was broken; `sqlstate`, and `constraint`, stand in the metadata. PostgreSQL's own message and
// detail, which print rows, are never in it.
//
// A broken constraint that storage expects becomes an error of the service's own there. One that
// it does not is a fault of the service, and no caller's: INTERNAL, whose text callers never see.
//
//   SQLSTATE              code                 reason
//   23505                 INTERNAL             UNIQUE_VIOLATION
//   23503                 INTERNAL             FOREIGN_KEY_VIOLATION
//   23P01                 INTERNAL             EXCLUSION_VIOLATION
//   23514                 INTERNAL             CHECK_VIOLATION
//   22xxx                 INVALID_ARGUMENT     DATA_EXCEPTION
//   40001, 40P01          ABORTED              SERIALIZATION_FAILURE, DEADLOCK (RetryInfo)
//   55P03                 ABORTED              LOCK_NOT_AVAILABLE (RetryInfo)
//   57014                 DEADLINE_EXCEEDED    DATABASE_DEADLINE
//   57Pxx, 08xxx, 53300,  UNAVAILABLE          DATABASE_UNAVAILABLE (RetryInfo)
//     25P03
//   25006                 UNAVAILABLE          DATABASE_READ_ONLY (RetryInfo): a standby
//   53xxx, 58xxx          UNAVAILABLE          DATABASE_RESOURCES (RetryInfo): disk, memory
//   42501                 INTERNAL             DATABASE_PERMISSION: a grant or policy is wrong
//   42xxx, 3Fxxx, 26000,  INTERNAL             DATABASE_SCHEMA: not the schema of this binary
//     08P01
//   all others            INTERNAL             DATABASE_ERROR
absl::Status StatusFromSqlState(absl::string_view sqlstate, absl::string_view constraint);

// UNAVAILABLE, DATABASE_UNAVAILABLE, RetryInfo: no connection, and nothing was changed.
absl::Status UnavailableError();
// UNAVAILABLE, OUTCOME_UNKNOWN, RetryInfo: the change may or may not have been made, or is made
// here and not yet on the standby. To be repeated with the same request_id.
absl::Status OutcomeUnknownError();
// DEADLINE_EXCEEDED, DATABASE_DEADLINE: nothing was changed.
absl::Status DeadlineError();
// CANCELLED, CANCELLED: the caller has gone, and nothing was changed.
absl::Status CancelledError();

// 40001 and 40P01: the transaction may succeed when run again.
bool IsSerializationFault(const absl::Status& status);

}  // namespace copperplate::postgres
