// How engagements go, for who looks after them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "services/volunteers/app/ports/engagement_reviews.h"
#include "services/volunteers/domain/attention.h"
#include "services/volunteers/domain/engagement_review.h"
#include "services/volunteers/domain/kind.h"

namespace copperplate::volunteers {

// Which engagement: ids.
struct EngagementKey {
  std::string volunteer;
  std::string engagement;
};

// Reviews, and what they point into.
struct EngagementReviewPage {
  ReviewsRead read;
  std::vector<EngagementReview> reviews;
  bool more = false;
};

// One, at the end of the day. NOT_FOUND (ENGAGEMENT_UNKNOWN, also of one that had not begun by
// then); and what the port gives.
absl::StatusOr<EngagementReviewPage> ReviewEngagement(EngagementReviews& reviews,
                                                      const RequestContext& context,
                                                      const EngagementKey& key,
                                                      absl::CivilDay as_of);

struct ReviewListQuery {
  absl::CivilDay as_of;
  std::optional<Kind> kind;
  std::optional<AttentionReason> reason;
  std::string supervisor;              // empty: whoever
  bool include_all = false;            // else those with a reason alone
  std::optional<EngagementKey> after;  // of the one before the first
  int limit = 0;
};

// Those counted in strength on the day, by volunteer and id.
absl::StatusOr<EngagementReviewPage> ListReviews(EngagementReviews& reviews,
                                                 const RequestContext& context,
                                                 const ReviewListQuery& query);

struct RecognitionListQuery {
  absl::CivilDay as_of;  // may lie ahead: who serves then if nobody leaves
  std::optional<Kind> kind;
  std::optional<EngagementKey> after;
  int limit = 0;
};

// Those counted in strength on the day to whom recognition is due by then, likewise.
absl::StatusOr<EngagementReviewPage> ListRecognitionsDue(EngagementReviews& reviews,
                                                         const RequestContext& context,
                                                         const RecognitionListQuery& query);

}  // namespace copperplate::volunteers
