// The ranking for an opportunity as messages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/opportunity_service.pb.h"
#include "libs/api/page_request.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/rank_candidates.h"

namespace copperplate::volunteers {

// A page ends at a Rank: whether it is eligible, the score's numerator and denominator, minutes,
// volunteer, engagement.
using RankingRequest =
    api::PageRequest<int64_t, int64_t, int64_t, int64_t, std::string, std::string>;

RankingRequest ReadRankingRequest(const v1::MatchOpportunityRequest& request, Faults& faults);

// Nothing of the first page.
std::optional<Rank> PlaceAfter(const RankingRequest& asked);

v1::MatchOpportunityResponse WriteRanking(absl::string_view force, absl::CivilDay as_of,
                                          const RankingRequest& asked, const RankingPage& page);

}  // namespace copperplate::volunteers
