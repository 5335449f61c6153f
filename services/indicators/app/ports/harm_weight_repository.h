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
#include "services/indicators/domain/harm_weight.h"

namespace copperplate::indicators {

// One version of a harm weight.
struct HarmWeightRecord {
  HarmWeight weight;
  RecordHeader header;
};
inline const std::string& IdOf(const HarmWeightRecord& record) { return record.weight.id; }

struct HarmWeightQuery {
  std::string category;                // empty: of all
  std::optional<absl::Time> known_at;  // nothing: now
  std::string after;                   // id before the first; empty: from the first
  int limit = 0;
};

// What a change makes of a weight.
struct DecidedHarmWeight {
  HarmWeight weight;
  bool deleted = false;  // there is one no more
};

// One change of one weight.
struct HarmWeightChange {
  WriteMode mode = WriteMode::kWrite;
  // What is to be, given all that the force holds (by id) under its lock: a new one where none has
  // its id, else its next version or its end. The author is set by the port. An error ends the
  // change with it. Pure; may run again.
  absl::FunctionRef<absl::StatusOr<DecidedHarmWeight>(const std::vector<HarmWeightRecord>&)> decide;
  Printer<HarmWeightRecord> print;
};

// The harm weights of one force, the context's. Implementations are thread-safe. Beside the errors
// named each gives those of libs/postgres/sqlstate.h (UNAVAILABLE, DEADLINE_EXCEEDED).
class HarmWeightRepository {
 public:
  virtual ~HarmWeightRepository() = default;

  // The version known at `known_at` (now: nothing), the same for ever. NOT_FOUND
  // (HARM_WEIGHT_UNKNOWN) where the force had none then, INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE,
  // KNOWN_AT_BEFORE_FIRST).
  virtual absl::StatusOr<HarmWeightRecord> Get(const RequestContext& context, absl::string_view id,
                                               std::optional<absl::Time> known_at) = 0;

  // By id. NOT_FOUND (FORCE_UNKNOWN), INVALID_ARGUMENT as Get().
  virtual absl::StatusOr<Page<HarmWeightRecord>> List(const RequestContext& context,
                                                      const HarmWeightQuery& query) = 0;

  // See libs/change; a record that is deleted is given back as it last was. NOT_FOUND
  // (FORCE_UNKNOWN), ALREADY_EXISTS (REQUEST_ID_REUSED), and what `decide` gives.
  virtual absl::StatusOr<Changed<HarmWeightRecord>> Change(const RequestContext& context,
                                                           const HarmWeightChange& change) = 0;
};

}  // namespace copperplate::indicators
