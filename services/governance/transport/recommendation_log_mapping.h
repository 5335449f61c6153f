#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "copperplate/governance/v1/recommendation_log.pb.h"
#include "services/governance/app/read_recommendation_log.h"

namespace copperplate::governance {

// `name` is the log's.
v1::RecommendationLog WriteRecommendationLog(const std::string& force, const std::string& name,
                                             absl::CivilDay as_of, const RecommendationLogAt& at);

// The numbers of the rows that the log has: of all that they count.
void CountRecommendations(v1::RecommendationLog& log);

}  // namespace copperplate::governance
