#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"

namespace copperplate::indicators {

struct Force {
  std::string id;
  std::string title;
  std::string ons_code;  // empty for `national`
};

// The forces the system knows. Implementations are thread-safe.
class ForceRepository {
 public:
  virtual ~ForceRepository() = default;

  // NOT_FOUND (FORCE_UNKNOWN), and the errors of libs/postgres/sqlstate.h.
  virtual absl::StatusOr<Force> Get(const RequestContext& context, absl::string_view id) = 0;

  // The first `limit` forces whose id is above `after` (all: empty), by id. Errors: those of
  // libs/postgres/sqlstate.h.
  virtual absl::StatusOr<Page<Force>> List(const RequestContext& context, absl::string_view after,
                                           int limit) = 0;
};

}  // namespace copperplate::indicators
