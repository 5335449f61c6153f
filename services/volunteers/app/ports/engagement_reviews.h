#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "services/volunteers/domain/engagement_review.h"
#include "services/volunteers/domain/engagement_standard.h"
#include "services/volunteers/domain/review_standard.h"

namespace copperplate::volunteers {

struct ReviewsRead {
  // Of all kinds and states, by volunteer and id.
  std::vector<ReviewedEngagement> engagements;
  std::vector<ReviewStandard> standards;
  std::vector<EngagementStandard> engagement_standards;
  // Of all volunteers: those of groups, then those of units, in order of ids.
  std::vector<VacantPost> vacant_posts;
};

// What the force has of how engagements go, as it is now. Implementations are thread-safe. Beside
// the errors named each gives those of libs/postgres/sqlstate.h.
class EngagementReviews {
 public:
  virtual ~EngagementReviews() = default;

  // Supervisors and duties as of the end of the day; of one volunteer, or (empty) of all. NOT_FOUND
  // (FORCE_UNKNOWN).
  virtual absl::StatusOr<ReviewsRead> Read(const RequestContext& context,
                                           absl::string_view volunteer, absl::CivilDay as_of) = 0;

  // That these volunteers, each marked OFFICIAL_SENSITIVE, are shown to the caller: an event
  // `volunteer.read` each. What was read is given out only where this is OK.
  virtual absl::Status RecordShown(const RequestContext& context,
                                   const std::vector<std::string>& volunteers) = 0;
};

}  // namespace copperplate::volunteers
