#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/governance/domain/governance_settings.h"
#include "services/governance/domain/recommendation.h"
#include "services/governance/domain/source_report.h"

namespace copperplate::governance {

// What a log of recommendations is told of, as it is now, with all that was ever recorded of it.
struct RecommendationsAt {
  absl::Time known_at;                // as asked, else the instant of reading
  std::vector<SourceReport> reports;  // by id
  std::vector<Recommendation> recommendations;
  std::vector<GovernanceSettings> settings;
};

// The recommendations of the context's force, over all reports. Implementations are thread-safe.
// Beside the errors named each gives those of libs/postgres/sqlstate.h.
class RecommendationRegister {
 public:
  virtual ~RecommendationRegister() = default;

  // Without those of reports marked OFFICIAL_SENSITIVE unless `sensitive`. NOT_FOUND
  // (FORCE_UNKNOWN); INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE).
  virtual absl::StatusOr<RecommendationsAt> Read(const RequestContext& context,
                                                 std::optional<absl::Time> known_at,
                                                 bool sensitive) = 0;

  // That what Read() gave of these reports, by id, is shown is an event of each: of those that are
  // OFFICIAL_SENSITIVE.
  virtual absl::Status RecordRead(const RequestContext& context,
                                  const std::vector<std::string>& reports) = 0;
};

}  // namespace copperplate::governance
