#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "libs/change/request_context.h"

namespace copperplate::indicators {

// The newest revisions of a force and of `national`; 0 where there is none, as of a force that
// there is not.
struct NewestRevisions {
  int64_t own = 0;
  int64_t national = 0;
};

// Implementations are thread-safe.
class RevisionReader {
 public:
  virtual ~RevisionReader() = default;

  // As committed now. Errors: those of libs/postgres/sqlstate.h.
  virtual absl::StatusOr<NewestRevisions> Newest(const RequestContext& context) = 0;
};

}  // namespace copperplate::indicators
