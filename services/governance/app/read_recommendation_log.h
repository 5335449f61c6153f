#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/governance/app/ports/recommendation_register.h"
#include "services/governance/domain/recommendation_log.h"

namespace copperplate::governance {

struct RecommendationLogQuery {
  absl::CivilDay as_of;
  std::optional<absl::Time> known_at;  // nothing: now
  std::string owner;                   // as it was then; empty: whoever
  RecommendationRows rows = RecommendationRows::kAll;
  bool sensitive = false;  // whether what is OFFICIAL_SENSITIVE may be read
};

struct RecommendationLogAt {
  RecommendationsAt read;   // what the log views
  RecommendationRows rows;  // as asked
  RecommendationLog log;
};

// The log of what was read, as far as the owner that is asked for leaves it.
RecommendationLogAt RecommendationLogOf(RecommendationsAt read,
                                        const RecommendationLogQuery& query);

// That what is OFFICIAL_SENSITIVE is shown is recorded. Errors: those of the port.
absl::StatusOr<RecommendationLogAt> ReadRecommendationLog(RecommendationRegister& recommendations,
                                                          const RequestContext& context,
                                                          const RecommendationLogQuery& query);

}  // namespace copperplate::governance
