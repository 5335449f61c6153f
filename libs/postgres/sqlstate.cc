#include "libs/postgres/sqlstate.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "libs/status/error.h"

namespace copperplate::postgres {
namespace {

using absl::StatusCode;

struct Mapping {
  const char* prefix;  // of the SQLSTATE; the first that fits counts
  StatusCode code;
  const char* reason;
  const char* message;
  bool retry;
};

constexpr Mapping kMappings[] = {
    {"23505", StatusCode::kInternal, kUniqueViolation, "such a record exists already", false},
    {"23503", StatusCode::kInternal, "FOREIGN_KEY_VIOLATION",
     "a record that this one refers to, or that refers to it, stands against it", false},
    {"23P01", StatusCode::kInternal, kExclusionViolation, "the record overlaps another one", false},
    {"23514", StatusCode::kInternal, "CHECK_VIOLATION", "a value is outside what the record allows",
     false},
    {"22", StatusCode::kInvalidArgument, "DATA_EXCEPTION",
     "a value is malformed or out of range for its type", false},
    {"40001", StatusCode::kAborted, "SERIALIZATION_FAILURE",
     "a concurrent change got in the way; try again", true},
    {"40P01", StatusCode::kAborted, "DEADLOCK", "a concurrent change got in the way; try again",
     true},
    {"55P03", StatusCode::kAborted, "LOCK_NOT_AVAILABLE",
     "a concurrent change holds the record; try again", true},
    {"57014", StatusCode::kDeadlineExceeded, kDatabaseDeadline,
     "the database did not finish in time; nothing was changed", false},
    {"57P", StatusCode::kUnavailable, kDatabaseUnavailable, "the database is not available", true},
    {"25P03", StatusCode::kUnavailable, kDatabaseUnavailable, "the database is not available",
     true},
    {"08P01", StatusCode::kInternal, "DATABASE_SCHEMA", "the statement takes other parameters",
     false},
    {"08", StatusCode::kUnavailable, kDatabaseUnavailable, "the database is not available", true},
    {"53300", StatusCode::kUnavailable, kDatabaseUnavailable, "the database is not available",
     true},
    {"25006", StatusCode::kUnavailable, "DATABASE_READ_ONLY",
     "the database takes no changes at the moment", true},
    {"53", StatusCode::kUnavailable, "DATABASE_RESOURCES", "the database has run out of resources",
     true},
    {"58", StatusCode::kUnavailable, "DATABASE_RESOURCES", "the database has run out of resources",
     true},
    {"42501", StatusCode::kInternal, "DATABASE_PERMISSION",
     "the service may not do this in its database", false},
    {"42", StatusCode::kInternal, "DATABASE_SCHEMA",
     "the database has another schema than expected", false},
    {"3F", StatusCode::kInternal, "DATABASE_SCHEMA",
     "the database has another schema than expected", false},
    {"26000", StatusCode::kInternal, "DATABASE_SCHEMA",
     "the database has another schema than expected", false},
    {"", StatusCode::kInternal, "DATABASE_ERROR", "the database refused the statement", false},
};

}  // namespace

absl::Status StatusFromSqlState(absl::string_view sqlstate, absl::string_view constraint) {
  const Mapping* mapping = kMappings;
  while (!absl::StartsWith(sqlstate, mapping->prefix)) ++mapping;  // the last one fits all
  Error error(mapping->code, mapping->reason,
              constraint.empty() ? mapping->message
                                 : absl::StrCat(mapping->message, " (", constraint, ")"));
  error.Metadata("sqlstate", sqlstate);
  if (!constraint.empty()) error.Metadata("constraint", constraint);
  if (mapping->retry) error.RetryAfter(kRetryAfter);
  return error.Build();
}

absl::Status UnavailableError() {
  return Error(StatusCode::kUnavailable, kDatabaseUnavailable, "the database is not available")
      .RetryAfter(kRetryAfter)
      .Build();
}

absl::Status OutcomeUnknownError() {
  return Error(StatusCode::kUnavailable, kOutcomeUnknown,
               "the change may or may not have been made; repeat it with the same request_id")
      .RetryAfter(kRetryAfter)
      .Build();
}

absl::Status DeadlineError() {
  return Error(StatusCode::kDeadlineExceeded, kDatabaseDeadline,
               "the database did not finish in time; nothing was changed")
      .Build();
}

absl::Status CancelledError() {
  return Error(StatusCode::kCancelled, kCancelled, "the caller has gone; nothing was changed")
      .Build();
}

bool IsSerializationFault(const absl::Status& status) {
  const std::string sqlstate = ErrorMetadata(status, "sqlstate").value_or("");
  return sqlstate == "40001" || sqlstate == "40P01";
}

}  // namespace copperplate::postgres
