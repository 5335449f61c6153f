#include "libs/change_postgres/run_change.h"

#include "libs/postgres/sqlstate.h"
#include "libs/status/error.h"

namespace copperplate::change_postgres {

bool MayHaveMetAnother(const RequestContext& context, const absl::Status& status) {
  const std::string reason = ErrorReason(status);
  if (reason == postgres::kUniqueViolation || reason == postgres::kExclusionViolation) return true;
  if (!context.idempotency.has_value() || reason == ErrorReason(RequestIdReused())) return false;
  switch (status.code()) {
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kNotFound:
      return true;
    default:
      return false;
  }
}

}  // namespace copperplate::change_postgres
