#include "services/volunteers/transport/engagement_review_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/rational/rational.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/transport/engagement_mapping.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

using Message = v1::EngagementReview;

static_assert(Message::NO_SUPERVISOR == static_cast<int>(AttentionReason::kNoSupervisor) + 1);
static_assert(Message::UNVERIFIED_DUTIES ==
              static_cast<int>(AttentionReason::kUnverifiedDuties) + 1);
static_assert(Message::NOT_DEPLOYABLE == static_cast<int>(AttentionReason::kNotDeployable) + 1);
static_assert(Message::PLANNED_DUTIES_BARRED ==
              static_cast<int>(AttentionReason::kPlannedDutiesBarred) + 1);
static_assert(Message::Reason_MAX == kAttentionReasons);
static_assert(v1::ListEngagementReviewsResponse::VacantPost::LEADERS ==
              static_cast<int>(VacantPost::Post::kLeaders) + 1);

namespace {

constexpr int kMinutesOfHour = 60;

void WriteExpectation(const EngagementReview& review, Message::Expectation& out) {
  const Expectation& expectation = review.expectation;
  out.set_from_month(FormatMonth(review.expected_to - (review.window_months - 1)));
  out.set_to_month(FormatMonth(review.expected_to));
  out.set_deployable_days(expectation.deployable_days);
  out.set_expected_hours(expectation.hours.Round(1));
  out.set_worked_hours(Rational::Of(expectation.worked_minutes, kMinutesOfHour).Round(1));
  out.set_worked_minutes(expectation.worked_minutes);
  out.set_below(expectation.below);
}

void WriteService(const ContinuousService& service, const std::vector<RecognitionDue>& due,
                  Message::Service& out) {
  out.set_since(DateText(service.since));
  out.set_years(service.years);
  out.set_gap_days(service.gap_days);
  for (const RecognitionDue& one : due) {
    Message::RecognitionDue& recognition = *out.add_recognitions_due();
    recognition.set_years(one.years);
    recognition.set_due_on(DateText(one.due_on));
  }
}

}  // namespace

Message WriteReview(absl::string_view force, const EngagementReview& review, absl::CivilDay as_of) {
  const ReviewedEngagement& reviewed = *review.reviewed;
  const Engagement& engagement = reviewed.engagement;
  Message out;
  out.set_name(kEngagementReviewName.Format(force, engagement.volunteer, engagement.id));
  out.set_volunteer_name(reviewed.volunteer_name);
  out.set_kind(api::ToProto<v1::Role::Kind>(engagement.kind));
  out.set_role(kRoleName.Format(force, engagement.role));
  out.set_unit_or_group(UnitOrGroupText(force, engagement));
  out.set_as_of(DateText(as_of));
  out.set_state(api::ToProto<v1::Engagement::State>(review.state));
  out.set_state_since(DateText(review.state_since));
  out.set_supervisor(reviewed.supervisor);
  out.set_vetting_expires_on(DateText(review.vetting_expires_on));
  out.set_probation_ends_on(DateText(review.probation_ends));
  if (review.state == EngagementState::kOnLeave) {
    out.set_expected_return(DateText(engagement.expected_return));
  }
  out.set_last_duty_on(DateText(reviewed.last_duty_on));
  out.set_unverified_duties(reviewed.unverified_duties);
  out.set_barred_duties(reviewed.barred_duties);
  WriteExpectation(review, *out.mutable_expectation());
  if (review.service.has_value()) {
    WriteService(*review.service, review.recognitions_due, *out.mutable_service());
  }
  for (const Attention& one : review.attention) {
    Message::Attention& attention = *out.add_attention();
    attention.set_reason(api::ToProto<Message::Reason>(one.reason));
    attention.set_date(DateText(one.day));
  }
  return out;
}

void WriteVacantPosts(absl::string_view force, const std::vector<VacantPost>& posts,
                      v1::ListEngagementReviewsResponse& out) {
  using PostMessage = v1::ListEngagementReviewsResponse::VacantPost;
  for (const VacantPost& vacant : posts) {
    PostMessage& post = *out.add_vacant_posts();
    const bool is_group = vacant.post == VacantPost::Post::kCoordinator;
    post.set_resource(is_group ? kWatchGroupName.Format(force, vacant.id)
                               : kCadetUnitName.Format(force, vacant.id));
    post.set_title(vacant.title);
    post.set_post(api::ToProto<PostMessage::Post>(vacant.post));
  }
}

}  // namespace copperplate::volunteers
