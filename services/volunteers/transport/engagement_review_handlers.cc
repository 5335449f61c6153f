#include "services/volunteers/transport/engagement_review_handlers.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/page_request.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/app/review_engagements.h"
#include "services/volunteers/transport/engagement_review_mapping.h"

namespace copperplate::volunteers {
namespace {

constexpr int kMostDaysAheadOfRecognition = 366;

using ReviewPageRequest = api::PageRequest<std::string, std::string>;

std::optional<EngagementKey> AfterOf(const ReviewPageRequest& asked) {
  if (!asked.after.has_value()) return std::nullopt;
  return EngagementKey{std::get<0>(*asked.after), std::get<1>(*asked.after)};
}

// The list's response, its token that of the page behind.
template <typename Response>
Response ResponseOf(const rpc::CallContext& call, const EngagementReviewPage& page,
                    const ReviewPageRequest& asked, absl::CivilDay as_of) {
  Response response;
  for (const EngagementReview& review : page.reviews) {
    *response.add_engagement_reviews() = WriteReview(call.force, review, as_of);
  }
  if (page.more) {
    const Engagement& last = page.reviews.back().reviewed->engagement;
    response.set_next_page_token(asked.NextToken(last.volunteer, last.id));
  }
  return response;
}

absl::CivilDay ReadDayAhead(const std::string& text, absl::CivilDay today, Faults& faults) {
  const absl::CivilDay day = fields::ReadOptionalDate(text, "as_of", faults).value_or(today);
  if (day > today + kMostDaysAheadOfRecognition) {
    faults.Add("DATE_TOO_FAR_AHEAD", "as_of",
               absl::StrCat("must not lie more than ", kMostDaysAheadOfRecognition, " days ahead"));
  }
  return day;
}

}  // namespace

absl::StatusOr<v1::EngagementReview> EngagementReviewHandlers::GetEngagementReview(
    const rpc::CallContext& call, const v1::GetEngagementReviewRequest& request) const {
  Faults faults;
  const auto ids = kEngagementReviewName.Match(request.name(), "name", faults);
  const absl::CivilDay as_of =
      fields::ReadDayUpTo(request.as_of(), "as_of", LondonDay(clock_.Now()), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const EngagementKey key{std::string((*ids)[1]), std::string((*ids)[2])};
  ABSL_ASSIGN_OR_RETURN(
      const EngagementReviewPage page,
      ReviewEngagement(ports_.engagement_reviews, handler::ContextOf(call), key, as_of));
  return WriteReview(call.force, page.reviews.front(), as_of);
}

absl::StatusOr<v1::ListEngagementReviewsResponse> EngagementReviewHandlers::ListEngagementReviews(
    const rpc::CallContext& call, const v1::ListEngagementReviewsRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<std::string, std::string>(request, faults);
  ReviewListQuery query;
  query.as_of = fields::ReadDayUpTo(request.as_of(), "as_of", LondonDay(clock_.Now()), faults);
  query.kind = api::ReadOptionalEnum<Kind>(request.kind(), "kind", faults);
  query.reason = api::ReadOptionalEnum<AttentionReason>(request.reason(), "reason", faults);
  query.supervisor = request.supervisor();
  fields::CheckOptionalLine(query.supervisor, "supervisor", faults);
  query.include_all = request.include_all();
  query.after = AfterOf(asked);
  query.limit = asked.limit;
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const EngagementReviewPage page,
                        ListReviews(ports_.engagement_reviews, handler::ContextOf(call), query));
  auto response = ResponseOf<v1::ListEngagementReviewsResponse>(call, page, asked, query.as_of);
  const bool is_narrowed =
      query.kind.has_value() || query.reason.has_value() || !query.supervisor.empty();
  if (!is_narrowed && !page.more) {
    WriteVacantPosts(call.force, page.read.vacant_posts, response);
  }
  return response;
}

absl::StatusOr<v1::ListRecognitionsDueResponse> EngagementReviewHandlers::ListRecognitionsDue(
    const rpc::CallContext& call, const v1::ListRecognitionsDueRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto asked = api::ReadPageRequest<std::string, std::string>(request, faults);
  RecognitionListQuery query;
  query.as_of = ReadDayAhead(request.as_of(), LondonDay(clock_.Now()), faults);
  query.kind = api::ReadOptionalEnum<Kind>(request.kind(), "kind", faults);
  query.after = AfterOf(asked);
  query.limit = asked.limit;
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const EngagementReviewPage page,
      volunteers::ListRecognitionsDue(ports_.engagement_reviews, handler::ContextOf(call), query));
  return ResponseOf<v1::ListRecognitionsDueResponse>(call, page, asked, query.as_of);
}

}  // namespace copperplate::volunteers
