#include "services/volunteers/domain/engagement_review.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/volunteers/domain/test_engagement.h"
#include "services/volunteers/domain/test_vetting.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using State = EngagementState;

constexpr absl::CivilDay kReviewDay(2019, 6, 14);

Recognition OfYears(int years) {
  Recognition recognition;
  recognition.type = RecognitionType::kLongService;
  recognition.years = years;
  return recognition;
}

// In ACTIVE since 2015 after a year of probation, and nothing amiss.
ReviewedEngagement Settled() {
  ReviewedEngagement reviewed;
  reviewed.engagement = TestEngagement("v1", Kind::kSpecial,
                                       TestHistory({{State::kApplied, absl::CivilDay(2013, 6, 1)},
                                                    {State::kProbation, absl::CivilDay(2014, 6, 1)},
                                                    {State::kActive, absl::CivilDay(2015, 6, 1)}}));
  reviewed.deployable = {{absl::CivilDay(2014, 6, 1), absl::CivilDay(2024, 1, 1)}};
  reviewed.checks = {
      TestCleared(VettingLevel::kRv, absl::CivilDay(2014, 1, 1), absl::CivilDay(2024, 1, 1))};
  reviewed.supervisor = "staff/pc-1";
  reviewed.last_duty_on = kReviewDay - 3;
  for (int month = 3; month <= 5; ++month) {
    reviewed.minutes[absl::CivilMonth(2019, month)] = int64_t{16} * 60;
  }
  reviewed.long_service = {OfYears(2)};
  return reviewed;
}

EngagementReview Review(const ReviewedEngagement& reviewed,
                        std::vector<ReviewedEngagement> others = {}) {
  others.push_back(reviewed);
  const auto review =
      ReviewOf(reviewed, others, DefaultReviewStandard(reviewed.engagement.kind), {}, kReviewDay);
  EXPECT_TRUE(review.has_value());
  return review.value_or(EngagementReview());
}

std::vector<std::string> ReasonsIn(const EngagementReview& review) {
  std::vector<std::string> reasons;
  for (const Attention& attention : review.attention) {
    reasons.emplace_back(Name(attention.reason));
  }
  return reasons;
}

TEST(EngagementReviewTest, WhoGivesWhatIsExpectedNeedsNoAttention) {
  const EngagementReview review = Review(Settled());
  EXPECT_EQ(review.state, State::kActive);
  EXPECT_EQ(review.state_since, absl::CivilDay(2015, 6, 1));
  EXPECT_EQ(review.vetting_expires_on, absl::CivilDay(2024, 1, 1));
  EXPECT_EQ(review.expected_to, absl::CivilMonth(2019, 5)) << "June is not over";
  EXPECT_EQ(review.expectation.hours, Rational(48));
  EXPECT_EQ(review.expectation.worked_minutes, 3 * 16 * 60);
  EXPECT_FALSE(review.expectation.below);
  EXPECT_THAT(ReasonsIn(review), IsEmpty());
}

TEST(EngagementReviewTest, AMinuteTooFewIsBelow) {
  ReviewedEngagement reviewed = Settled();
  --reviewed.minutes[absl::CivilMonth(2019, 3)];
  // Neither the month that is not over nor one before the window makes up for it.
  reviewed.minutes[absl::CivilMonth(2019, 6)] = 6000;
  reviewed.minutes[absl::CivilMonth(2019, 2)] = 6000;
  const EngagementReview review = Review(reviewed);
  EXPECT_TRUE(review.expectation.below);
  EXPECT_THAT(ReasonsIn(review), ElementsAre("BELOW_EXPECTATION"));
}

TEST(EngagementReviewTest, EachReasonIsTold) {
  ReviewedEngagement reviewed = Settled();
  reviewed.supervisor.clear();
  reviewed.checks.clear();
  reviewed.last_duty_on.reset();
  reviewed.unverified_duties = 2;
  EXPECT_THAT(ReasonsIn(Review(reviewed)), ElementsAre("NO_SUPERVISOR", "VETTING_EXPIRING",
                                                       "NO_DUTY_90_DAYS", "UNVERIFIED_DUTIES"));
}

TEST(EngagementReviewTest, ASkillIsLookedAtWhileItIsHeldOrExpected) {
  ReviewedEngagement reviewed = Settled();
  VolunteerSkill driving;
  driving.skill = "driving";
  driving.expires_on = kReviewDay + 90;
  reviewed.skills = {driving};
  EXPECT_THAT(ReasonsIn(Review(reviewed)), ElementsAre("SKILL_EXPIRING"));
  reviewed.skills[0].expires_on = kReviewDay + 91;
  EXPECT_THAT(ReasonsIn(Review(reviewed)), IsEmpty());
  reviewed.skills[0].expires_on = kReviewDay;
  EXPECT_THAT(ReasonsIn(Review(reviewed)), IsEmpty()) << "nobody asks for it";
  reviewed.role_skills = {"driving"};
  EXPECT_THAT(ReasonsIn(Review(reviewed)), ElementsAre("SKILL_EXPIRING"));
  reviewed.skills[0].expires_on.reset();
  EXPECT_THAT(ReasonsIn(Review(reviewed)), IsEmpty());
}

TEST(EngagementReviewTest, WhoMayBeGivenNoDutyIsListedWithTheDay) {
  ReviewedEngagement reviewed = Settled();
  reviewed.deployable = {{absl::CivilDay(2014, 6, 1), absl::CivilDay(2016, 1, 1)},
                         {absl::CivilDay(2016, 2, 1), kReviewDay}};
  EngagementReview review = Review(reviewed);
  ASSERT_THAT(ReasonsIn(review), ElementsAre("NOT_DEPLOYABLE"));
  EXPECT_EQ(review.attention[0].day, kReviewDay);
  reviewed.deployable = {{absl::CivilDay(2014, 6, 1), kReviewDay + 1}};
  EXPECT_THAT(ReasonsIn(Review(reviewed)), ElementsAre());
}

TEST(EngagementReviewTest, ProbationIsDueOnceItHasElapsed) {
  ReviewedEngagement reviewed = Settled();
  reviewed.engagement.history = TestHistory(
      {{State::kApplied, absl::CivilDay(2016, 6, 1)}, {State::kProbation, kReviewDay - 365 - 365}});
  EngagementReview review = Review(reviewed);
  EXPECT_EQ(review.probation_ends, kReviewDay) << "24 months";
  EXPECT_THAT(ReasonsIn(review), ElementsAre("PROBATION_DUE"));
  reviewed.engagement.probation_months = 30;
  EXPECT_THAT(ReasonsIn(Review(reviewed)), IsEmpty());
  reviewed.engagement.probation_ends_on = kReviewDay;
  EXPECT_THAT(ReasonsIn(Review(reviewed)), ElementsAre("PROBATION_DUE")) << "by a decision";
}

TEST(EngagementReviewTest, ServiceGoesThroughWhatItFollows) {
  ReviewedEngagement before = Settled();
  before.engagement.id = "first";
  before.engagement.history = TestHistory({{State::kApplied, absl::CivilDay(2009, 1, 1)},
                                           {State::kProbation, absl::CivilDay(2009, 6, 1)},
                                           {State::kLeft, absl::CivilDay(2014, 6, 1)}});
  ReviewedEngagement reviewed = Settled();
  reviewed.engagement.predecessor = "first";
  const EngagementReview review = Review(reviewed, {before});
  ASSERT_TRUE(review.service.has_value());
  EXPECT_EQ(review.service->since, absl::CivilDay(2009, 6, 1));
  EXPECT_EQ(review.service->years, 10);
  std::vector<int> due;
  for (const RecognitionDue& one : review.recognitions_due) due.push_back(one.years);
  EXPECT_THAT(due, ElementsAre(5, 9, 10)) << "2 was given";
  EXPECT_EQ(Review(Settled()).service->years, 5) << "by itself";
}

TEST(EngagementReviewTest, BeforeItBeganThereIsNothing) {
  const ReviewedEngagement reviewed = Settled();
  EXPECT_FALSE(ReviewOf(reviewed, {reviewed}, DefaultReviewStandard(Kind::kSpecial), {},
                        absl::CivilDay(2013, 5, 31))
                   .has_value());
  EXPECT_EQ(FirstReviewedDay(absl::CivilDay(2019, 6, 14)), absl::CivilDay(2018, 6, 1));
}

}  // namespace
}  // namespace copperplate::volunteers
