#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/engagement_review.pb.h"
#include "copperplate/volunteers/v1/engagement_review_service.pb.h"
#include "services/volunteers/domain/engagement_review.h"

namespace copperplate::volunteers {

// With what is personal: of callers who may see it.
v1::EngagementReview WriteReview(absl::string_view force, const EngagementReview& review,
                                 absl::CivilDay as_of);

void WriteVacantPosts(absl::string_view force, const std::vector<VacantPost>& posts,
                      v1::ListEngagementReviewsResponse& out);

}  // namespace copperplate::volunteers
