#include "services/volunteers/app/review_engagements.h"

#include <algorithm>
#include <tuple>

#include "libs/parts/part.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/domain/engagement_state.h"

namespace copperplate::volunteers {
namespace {

bool IsBehind(const Engagement& engagement, const std::optional<EngagementKey>& after) {
  if (!after.has_value()) return true;
  return std::tie(engagement.volunteer, engagement.id) >
         std::tie(after->volunteer, after->engagement);
}

bool HasReason(const EngagementReview& review, std::optional<AttentionReason> reason) {
  if (!reason.has_value()) return !review.attention.empty();
  return std::any_of(review.attention.begin(), review.attention.end(),
                     [&](const Attention& attention) { return attention.reason == *reason; });
}

absl::Status RecordWhoIsShown(EngagementReviews& reviews, const RequestContext& context,
                              const EngagementReviewPage& page) {
  std::vector<std::string> volunteers;
  for (const EngagementReview& review : page.reviews) {
    if (review.reviewed->marking != Marking::kOfficialSensitive) continue;
    const std::string& volunteer = review.reviewed->engagement.volunteer;
    if (volunteers.empty() || volunteers.back() != volunteer) volunteers.push_back(volunteer);
  }
  if (volunteers.empty()) return absl::OkStatus();
  return reviews.RecordShown(context, volunteers);
}

// A page of those behind `after` that `wanted` lets in. Each volunteer's engagements are looked at
// alone: they follow one another in what was read.
template <typename Wanted>
EngagementReviewPage PageOf(ReviewsRead read, absl::CivilDay as_of, std::optional<Kind> kind,
                            const std::optional<EngagementKey>& after, int limit, Wanted wanted) {
  EngagementReviewPage page;
  page.read = std::move(read);
  const std::vector<ReviewedEngagement>& all = page.read.engagements;
  size_t first = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    const Engagement& engagement = all[i].engagement;
    if (engagement.volunteer != all[first].engagement.volunteer) first = i;
    size_t end = i + 1;
    while (end < all.size() && all[end].engagement.volunteer == engagement.volunteer) ++end;
    if (!IsBehind(engagement, after) || (kind.has_value() && engagement.kind != *kind)) continue;
    std::optional<EngagementReview> review =
        ReviewOf(all[i], absl::MakeConstSpan(all).subspan(first, end - first),
                 ReviewStandardOn(page.read.standards, engagement.kind, as_of),
                 page.read.engagement_standards, as_of);
    if (!review.has_value() || !wanted(*review)) continue;
    if (static_cast<int>(page.reviews.size()) == limit) {
      page.more = true;
      break;
    }
    page.reviews.push_back(*std::move(review));
  }
  return page;
}

}  // namespace

absl::StatusOr<EngagementReviewPage> ReviewEngagement(EngagementReviews& reviews,
                                                      const RequestContext& context,
                                                      const EngagementKey& key,
                                                      absl::CivilDay as_of) {
  ABSL_ASSIGN_OR_RETURN(ReviewsRead read, reviews.Read(context, key.volunteer, as_of));
  EngagementReviewPage page = PageOf(std::move(read), as_of, std::nullopt, std::nullopt, 1,
                                     [&](const EngagementReview& review) {
                                       return review.reviewed->engagement.id == key.engagement;
                                     });
  if (page.reviews.empty()) return PartUnknown<Engagement>();
  ABSL_RETURN_IF_ERROR(RecordWhoIsShown(reviews, context, page));
  return page;
}

absl::StatusOr<EngagementReviewPage> ListReviews(EngagementReviews& reviews,
                                                 const RequestContext& context,
                                                 const ReviewListQuery& query) {
  ABSL_ASSIGN_OR_RETURN(ReviewsRead read, reviews.Read(context, "", query.as_of));
  EngagementReviewPage page = PageOf(
      std::move(read), query.as_of, query.kind, query.after, query.limit,
      [&](const EngagementReview& review) {
        if (!IsCounted(review.state) && review.attention.empty()) return false;
        if (!query.supervisor.empty() && review.reviewed->supervisor != query.supervisor) {
          return false;
        }
        return (query.include_all && !query.reason.has_value()) || HasReason(review, query.reason);
      });
  ABSL_RETURN_IF_ERROR(RecordWhoIsShown(reviews, context, page));
  return page;
}

absl::StatusOr<EngagementReviewPage> ListRecognitionsDue(EngagementReviews& reviews,
                                                         const RequestContext& context,
                                                         const RecognitionListQuery& query) {
  ABSL_ASSIGN_OR_RETURN(ReviewsRead read, reviews.Read(context, "", query.as_of));
  EngagementReviewPage page =
      PageOf(std::move(read), query.as_of, query.kind, query.after, query.limit,
             [&](const EngagementReview& review) {
               return IsCounted(review.state) && !review.recognitions_due.empty();
             });
  ABSL_RETURN_IF_ERROR(RecordWhoIsShown(reviews, context, page));
  return page;
}

}  // namespace copperplate::volunteers
