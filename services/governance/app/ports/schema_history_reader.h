#pragma once

#include "absl/status/statusor.h"
#include "libs/change/request_context.h"
#include "services/governance/domain/schema_history.h"

namespace copperplate::governance {

// Which changes the database has. Implementations are thread-safe.
class SchemaHistoryReader {
 public:
  virtual ~SchemaHistoryReader() = default;

  // Errors: those of libs/postgres/sqlstate.h; DEADLINE_EXCEEDED (DATABASE_DEADLINE) past the
  // context's deadline.
  virtual absl::StatusOr<SchemaHistory> Read(const RequestContext& context) = 0;
};

}  // namespace copperplate::governance
