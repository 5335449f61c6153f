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
#include "services/indicators/domain/definition.h"

namespace copperplate::indicators {

// One version of an indicator's definition.
struct IndicatorRecord {
  IndicatorDefinition definition;
  RecordHeader header;
};
inline const std::string& IdOf(const IndicatorRecord& record) { return record.definition.id; }

// Where a page of a list ended: rows go by display order, then id.
struct IndicatorPosition {
  int display_order = 0;
  std::string id;
};

struct IndicatorQuery {
  std::string theme;                       // empty: all
  std::optional<absl::Time> known_at;      // nothing: now
  std::optional<IndicatorPosition> after;  // nothing: from the first
  int limit = 0;
};

// One change of one definition.
struct IndicatorChange {
  WriteMode mode = WriteMode::kWrite;
  // The definition to store, given the newest versions of all the force's (by id) under the force's
  // lock: a new one where none has its id, else its next version. An error ends the change with it.
  // Pure; may run again.
  absl::FunctionRef<absl::StatusOr<IndicatorDefinition>(const std::vector<IndicatorRecord>&)>
      decide;
  Printer<IndicatorRecord> print;
};

// The definitions of one force, the context's. Implementations are thread-safe. Beside the errors
// named each gives those of libs/postgres/sqlstate.h (UNAVAILABLE, DEADLINE_EXCEEDED).
class IndicatorRepository {
 public:
  virtual ~IndicatorRepository() = default;

  // The version known at `known_at` (now: nothing). NOT_FOUND (INDICATOR_UNKNOWN) where the force
  // had no such indicator then, INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE,
  // KNOWN_AT_BEFORE_FIRST).
  virtual absl::StatusOr<IndicatorRecord> Get(const RequestContext& context, absl::string_view id,
                                              std::optional<absl::Time> known_at) = 0;

  // NOT_FOUND (FORCE_UNKNOWN), INVALID_ARGUMENT as Get().
  virtual absl::StatusOr<Page<IndicatorRecord>> List(const RequestContext& context,
                                                     const IndicatorQuery& query) = 0;

  // See libs/change. NOT_FOUND (FORCE_UNKNOWN), ALREADY_EXISTS (REQUEST_ID_REUSED), and what
  // `decide` gives.
  virtual absl::StatusOr<Changed<IndicatorRecord>> Change(const RequestContext& context,
                                                          const IndicatorChange& change) = 0;
};

}  // namespace copperplate::indicators
