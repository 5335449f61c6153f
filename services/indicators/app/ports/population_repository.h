#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/change.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "services/indicators/domain/population.h"

namespace copperplate::indicators {

// The newest estimate held for an area and year.
struct PopulationRecord {
  Population population;
  // Nothing where `validate_only` would have recorded it.
  std::optional<absl::Time> create_time;
};

// Which estimate; where a page of a list ended: rows go by area id, then year.
struct PopulationPosition {
  std::string area;
  int year = 0;
};

// The population estimates of one force's areas, the context's. Implementations are thread-safe.
// Beside the errors named each gives those of libs/postgres/sqlstate.h (UNAVAILABLE,
// DEADLINE_EXCEEDED).
class PopulationRepository {
 public:
  virtual ~PopulationRepository() = default;

  // The estimate of an area (id) and year known at `known_at` (now: nothing), the same for ever.
  // NOT_FOUND (POPULATION_UNKNOWN), INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE, KNOWN_AT_BEFORE_FIRST).
  virtual absl::StatusOr<PopulationRecord> Get(const RequestContext& context,
                                               const PopulationPosition& key,
                                               std::optional<absl::Time> known_at) = 0;

  // The first `limit` behind `after`, as known at `known_at`. NOT_FOUND (FORCE_UNKNOWN),
  // INVALID_ARGUMENT as Get().
  virtual absl::StatusOr<Page<PopulationRecord>> List(
      const RequestContext& context, const std::optional<PopulationPosition>& after,
      std::optional<absl::Time> known_at, int limit) = 0;

  // Records an estimate, superseding one held for the same area and year; a change as
  // libs/change has it. INVALID_ARGUMENT (AREA_UNKNOWN) about `area`, NOT_FOUND (FORCE_UNKNOWN),
  // ALREADY_EXISTS (REQUEST_ID_REUSED).
  virtual absl::StatusOr<Changed<PopulationRecord>> Record(
      const RequestContext& context, const Population& population, WriteMode mode,
      const Printer<PopulationRecord>& print) = 0;
};

}  // namespace copperplate::indicators
