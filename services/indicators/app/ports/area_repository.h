#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/change.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "services/indicators/domain/area.h"

namespace copperplate::indicators {

// One version of an area.
struct AreaRecord {
  Area area;
  RecordHeader header;
};
inline const std::string& IdOf(const AreaRecord& record) { return record.area.id; }

// Everything the rules about an area's place look at: every area of the force, and those of
// `national` (empty where that is the force itself).
struct AreaTree {
  std::vector<AreaRecord> own;
  std::vector<AreaRecord> national;
};

// One change of one area.
struct AreaChange {
  WriteMode mode = WriteMode::kWrite;
  // The area to store, given the tree under the force's lock: a new one where the tree's own areas
  // lack its id, else its next version. An error ends the change with it. Pure; may run again.
  absl::FunctionRef<absl::StatusOr<Area>(const AreaTree&)> decide;
  Printer<AreaRecord> print;
};

// The areas of one force, the context's. Implementations are thread-safe. Beside the errors named
// each gives those of libs/postgres/sqlstate.h (UNAVAILABLE, DEADLINE_EXCEEDED).
class AreaRepository {
 public:
  virtual ~AreaRepository() = default;

  // The version known at `known_at` (now: nothing), the same for ever. NOT_FOUND (AREA_UNKNOWN)
  // where the force had no such area then, INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE,
  // KNOWN_AT_BEFORE_FIRST).
  virtual absl::StatusOr<AreaRecord> Get(const RequestContext& context, absl::string_view id,
                                         std::optional<absl::Time> known_at) = 0;

  // The first `limit` areas whose id is above `after` (all: empty), by id, as known at `known_at`.
  // NOT_FOUND (FORCE_UNKNOWN), INVALID_ARGUMENT as Get().
  virtual absl::StatusOr<Page<AreaRecord>> List(const RequestContext& context,
                                                absl::string_view after,
                                                std::optional<absl::Time> known_at, int limit) = 0;

  // See libs/change. NOT_FOUND (FORCE_UNKNOWN), ALREADY_EXISTS (REQUEST_ID_REUSED), and what
  // `decide` gives.
  virtual absl::StatusOr<Changed<AreaRecord>> Change(const RequestContext& context,
                                                     const AreaChange& change) = 0;
};

}  // namespace copperplate::indicators
