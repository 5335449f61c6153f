#include "services/volunteers/domain/engagement_review.h"

#include <algorithm>

#include "services/volunteers/domain/deployable.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/probation.h"
#include "services/volunteers/domain/summary_periods.h"

namespace copperplate::volunteers {
namespace {

// The day its service began, for the stay that lasts on the day.
absl::CivilDay ServingSince(const Engagement& engagement, absl::CivilDay as_of) {
  const DaySet serving = DaysInState(engagement, IsServing);
  for (const DayRange& days : serving.ranges()) {
    if (days.Contains(as_of)) return days.from;
  }
  return as_of;
}

// The first day behind the last one before `as_of` on which a duty could be given.
std::optional<absl::CivilDay> NotDeployableSince(const DaySet& deployable, absl::CivilDay as_of) {
  std::optional<absl::CivilDay> since;
  for (const DayRange& days : deployable.ranges()) {
    if (days.to <= as_of) since = days.to;
  }
  return since;
}

std::optional<absl::CivilDay> VettingExpiresOn(const ReviewedEngagement& reviewed,
                                               absl::CivilDay as_of) {
  if (!reviewed.engagement.required_vetting.has_value()) return std::nullopt;
  const VettingCheck* const check =
      FindServing(reviewed.checks, *reviewed.engagement.required_vetting, as_of);
  return check == nullptr ? std::nullopt : ServesUntil(*check);
}

std::optional<absl::CivilDay> ProbationEndsOn(const Engagement& engagement,
                                              absl::Span<const EngagementStandard> standards,
                                              absl::CivilDay as_of) {
  if (engagement.probation_ends_on.has_value()) return engagement.probation_ends_on;
  return ProbationEnds(engagement.history, ProbationMonthsOf(engagement, standards, as_of), as_of);
}

// Of skills that are still held, and of those that its role expects, held or not any more: what
// somebody once could and nobody asks for is nothing to look at.
std::vector<absl::CivilDay> SkillsExpireOn(const ReviewedEngagement& reviewed,
                                           absl::CivilDay as_of) {
  std::vector<absl::CivilDay> days;
  for (const VolunteerSkill& held : reviewed.skills) {
    if (!held.expires_on.has_value()) continue;
    const bool expected =
        std::count(reviewed.role_skills.begin(), reviewed.role_skills.end(), held.skill) > 0;
    if (expected || *held.expires_on > as_of) days.push_back(*held.expires_on);
  }
  return days;
}

Expectation ExpectationOn(const ReviewedEngagement& reviewed, const ExpectationRule& rule,
                          absl::CivilMonth last) {
  int64_t minutes = 0;
  for (const auto& [month, worked] : reviewed.minutes) {
    if (month <= last && month > last - rule.window_months) minutes += worked;
  }
  return ExpectationOf(rule, reviewed.deployable, minutes, last);
}

void Serve(const ReviewedEngagement& reviewed, absl::Span<const ReviewedEngagement> all,
           const ServiceRules& rules, absl::CivilDay as_of, EngagementReview& review) {
  std::vector<Engagement> own;
  for (const ReviewedEngagement& one : all) {
    if (one.engagement.volunteer == reviewed.engagement.volunteer) own.push_back(one.engagement);
  }
  review.service = ServiceOn(rules, ChainOf(reviewed.engagement, own), as_of);
  if (!review.service.has_value()) return;
  review.recognitions_due =
      RecognitionsDue(rules, *review.service, RecognisedYears(reviewed.long_service, as_of), as_of);
}

}  // namespace

absl::CivilDay FirstReviewedDay(absl::CivilDay as_of) {
  return absl::CivilDay(absl::CivilMonth(as_of) - (kReviewedMonths - 1));
}

std::optional<EngagementReview> ReviewOf(const ReviewedEngagement& reviewed,
                                         absl::Span<const ReviewedEngagement> all,
                                         const ReviewStandard& standard,
                                         absl::Span<const EngagementStandard> engagement_standards,
                                         absl::CivilDay as_of) {
  const Engagement& engagement = reviewed.engagement;
  const std::optional<Standing> standing = StandingOn(engagement.history, as_of);
  if (!standing.has_value()) return std::nullopt;
  EngagementReview review;
  review.reviewed = &reviewed;
  review.state = standing->state;
  review.state_since = standing->since;
  review.vetting_expires_on = VettingExpiresOn(reviewed, as_of);
  if (standing->state == EngagementState::kProbation) {
    review.probation_ends = ProbationEndsOn(engagement, engagement_standards, as_of);
  }
  review.window_months = standard.expectation.window_months;
  review.expected_to = LastWholeMonth(as_of);
  review.expectation = ExpectationOn(reviewed, standard.expectation, review.expected_to);
  Serve(reviewed, all, standard.service, as_of, review);
  review.attention =
      AttentionOf({.state = review.state,
                   .serving_since = ServingSince(engagement, as_of),
                   .has_supervisor = !reviewed.supervisor.empty(),
                   .vetting_expires_on = review.vetting_expires_on,
                   .vetting_required = engagement.required_vetting.has_value(),
                   .skills_expire_on = SkillsExpireOn(reviewed, as_of),
                   .probation_ends = review.probation_ends,
                   .expected_return = engagement.expected_return,
                   .last_duty_on = reviewed.last_duty_on,
                   .below_expectation = review.expectation.below,
                   .unverified_duties = reviewed.unverified_duties,
                   .deployable = reviewed.deployable.Contains(as_of),
                   .not_deployable_since = NotDeployableSince(reviewed.deployable, as_of),
                   .barred_duty_on = reviewed.barred_duty_on},
                  standard.attention, as_of);
  return review;
}

}  // namespace copperplate::volunteers
