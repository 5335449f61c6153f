#pragma once

#include <string>
#include <vector>

#include "libs/change_postgres/run_change.h"
#include "services/volunteers/app/ports/engagement_reviews.h"

namespace copperplate::volunteers {

// The reviews on PostgreSQL.
class EngagementReviewStorage final : public EngagementReviews {
 public:
  explicit EngagementReviewStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<ReviewsRead> Read(const RequestContext& context, absl::string_view volunteer,
                                   absl::CivilDay as_of) override;
  absl::Status RecordShown(const RequestContext& context,
                           const std::vector<std::string>& volunteers) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::volunteers
