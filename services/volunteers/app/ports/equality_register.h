#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "services/volunteers/domain/equality.h"
#include "services/volunteers/domain/representation.h"

namespace copperplate::volunteers {

// What a force asks for, and compares with.
struct EqualityDefinitions {
  std::vector<EqualityCharacteristic> characteristics;  // in order of ids
  std::vector<EqualityBenchmark> benchmarks;            // likewise
};

// What volunteers of the context's force declare for the equality duty: written, and counted, but
// never read of one. Implementations are thread-safe. Beside the errors named each gives those of
// libs/postgres/sqlstate.h.
class EqualityRegister {
 public:
  virtual ~EqualityRegister() = default;

  // NOT_FOUND (FORCE_UNKNOWN).
  virtual absl::StatusOr<EqualityDefinitions> ReadDefinitions(const RequestContext& context) = 0;

  // Puts what the volunteer says in the place of what was said; NOT_STATED takes it back. Event
  // `volunteer.equality_declared`, which does not say what. NOT_FOUND (VOLUNTEER_UNKNOWN,
  // FORCE_UNKNOWN); FAILED_PRECONDITION (VOLUNTEER_ANONYMISED, VOLUNTEER_MERGED).
  virtual absl::Status Declare(const RequestContext& context, const std::string& volunteer,
                               const std::vector<EqualityDeclaration>& declarations) = 0;

  // How many of the persons who are counted under these ids (CountedAs()) declared each value,
  // under that record or, where nothing was there, under one that was merged into it; nothing of
  // fewer than ten.
  virtual absl::StatusOr<std::map<std::string, int64_t>> Count(
      const RequestContext& context, absl::string_view characteristic,
      const std::vector<std::string>& volunteers) = 0;
};

}  // namespace copperplate::volunteers
