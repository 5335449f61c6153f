#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {

// One revision of one figure.
struct ObservationRecord {
  std::string indicator;  // id
  std::string area;       // id
  int32_t month = 0;      // month number of the period's last month
  int period_months = 1;
  std::string breakdown;               // in normal form; empty: the whole
  int64_t numerator = 0;               // millionths
  std::optional<int64_t> denominator;  // millionths
  FigureStatus status = FigureStatus::kFinal;
  Qualifier qualifier = Qualifier::kExact;
  std::string batch;  // id
  int64_t revision = 0;
  absl::Time record_time;  // of the revision
  // Of the batch.
  std::string author;
  std::string revision_reason;
};

// Where a page of a list ended: figures go by area, indicator (ids), month and breakdown.
struct ObservationPosition {
  std::string area;
  std::string indicator;
  int32_t month = 0;
  std::string breakdown;
};

struct ObservationQuery {
  std::string indicator = {};              // id; empty: all
  std::string area = {};                   // id; empty: all
  std::optional<int32_t> from_month = {};  // month numbers, both included
  std::optional<int32_t> to_month = {};
  int64_t revision = 0;  // what was held then
  std::optional<ObservationPosition> after = {};
  int limit = 0;
};

// One figure, whatever its value.
struct ObservationKey {
  std::string indicator;  // id
  std::string area;       // id; empty: the force's own, whose id is the force's
  int32_t month = 0;
  std::string breakdown;  // in normal form
};

// The figures of one force, the context's. Implementations are thread-safe. Beside the errors named
// each gives those of libs/postgres/sqlstate.h.
class ObservationRepository {
 public:
  virtual ~ObservationRepository() = default;

  // The force's revision at `known_at`, the newest without it; 0: none yet. What it holds never
  // changes. INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE, KNOWN_AT_BEFORE_FIRST).
  virtual absl::StatusOr<int64_t> ResolveRevision(const RequestContext& context,
                                                  std::optional<absl::Time> known_at) = 0;

  // The newest figure of each key up to the query's revision. NOT_FOUND (FORCE_UNKNOWN),
  // INVALID_ARGUMENT (INDICATOR_UNKNOWN, AREA_UNKNOWN: both where both are).
  virtual absl::StatusOr<Page<ObservationRecord>> List(const RequestContext& context,
                                                       const ObservationQuery& query) = 0;

  // The first `limit` revisions of one figure below `before` (all: nothing), the newest first. The
  // errors of List(), and NOT_FOUND (AREA_UNKNOWN) where the key has no area and the force no own.
  virtual absl::StatusOr<Page<ObservationRecord>> History(const RequestContext& context,
                                                          const ObservationKey& key,
                                                          std::optional<int64_t> before,
                                                          int limit) = 0;
};

}  // namespace copperplate::indicators
