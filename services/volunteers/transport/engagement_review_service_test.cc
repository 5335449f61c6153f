#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "copperplate/volunteers/v1/engagement_review_service.grpc.pb.h"
#include "copperplate/volunteers/v1/recognition_service.grpc.pb.h"
#include "copperplate/volunteers/v1/review_standard_service.grpc.pb.h"
#include "copperplate/volunteers/v1/skill_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::IsEmpty;

// `v-1` was active from 1 March 2017 on, with a supervisor; `v-2` is still being inducted.
class EngagementReviewTest : public DutyTest {
 protected:
  void SetUp() override {
    DutyTest::SetUp();
    AddInducted("v-1", "e1");
    Activate(kEngagement);
    AddInducted("v-2", "e1");
  }

  absl::StatusOr<v1::EngagementReview> Review(const std::string& as_of,
                                              const std::string& engagement = kEngagement,
                                              const Caller& caller = Analyst("essex")) {
    v1::GetEngagementReviewRequest request;
    request.set_name(engagement + "/review");
    request.set_as_of(as_of);
    return Call(*reviews_, &v1::EngagementReviewService::Stub::GetEngagementReview, request,
                caller);
  }
  void LeaveInMay() {
    v1::MoveEngagementRequest leave;
    leave.set_name(kEngagement);
    leave.set_to(v1::Engagement::LEFT);
    leave.set_leaving_reason(v1::Engagement::MOVED);
    leave.set_effective_on("2018-05-10");
    leave.set_exit_interview_offered_on("2018-05-10");
    leave.set_kit_returned(true);
    ABSL_ASSERT_OK(MoveEngagement(leave));
  }
  static v1::ListEngagementReviewsRequest ListOf(const std::string& as_of) {
    v1::ListEngagementReviewsRequest request;
    request.set_parent("forces/essex");
    request.set_as_of(as_of);
    return request;
  }
  absl::StatusOr<v1::ListEngagementReviewsResponse> List(
      const v1::ListEngagementReviewsRequest& request, const Caller& caller = Analyst("essex")) {
    return Call(*reviews_, &v1::EngagementReviewService::Stub::ListEngagementReviews, request,
                caller);
  }
  absl::StatusOr<v1::ListRecognitionsDueResponse> Due(const std::string& as_of) {
    v1::ListRecognitionsDueRequest request;
    request.set_parent("forces/essex");
    request.set_as_of(as_of);
    return Call(*reviews_, &v1::EngagementReviewService::Stub::ListRecognitionsDue, request,
                Analyst("essex"));
  }
  // One that is entered years later.
  DutyResult CreateLate(const std::string& id, const v1::Duty& duty) {
    return Create(id, Overridden(duty, v1::Duty::Override::LATE_ENTRY));
  }
  static std::vector<std::string> ReasonsIn(const v1::EngagementReview& review) {
    std::vector<std::string> reasons;
    for (const v1::EngagementReview::Attention& one : review.attention()) {
      reasons.push_back(v1::EngagementReview::Reason_Name(one.reason()) + " " + one.date());
    }
    return reasons;
  }
  static std::vector<std::string> NamesIn(const v1::ListEngagementReviewsResponse& response) {
    std::vector<std::string> names;
    for (const v1::EngagementReview& review : response.engagement_reviews()) {
      names.push_back(review.name());
    }
    return names;
  }
  void Expect(int hours, const std::string& from) {
    v1::CreateReviewStandardRequest request;
    request.set_parent("forces/essex");
    request.set_review_standard_id("psv");
    request.mutable_review_standard()->set_kind(v1::Role::PSV);
    request.mutable_review_standard()->set_from_date(from);
    request.mutable_review_standard()->set_expected_hours_a_month(hours);
    ABSL_ASSERT_OK(Call(*standards_, &v1::ReviewStandardService::Stub::CreateReviewStandard,
                        request, Analyst("essex")));
  }

  std::unique_ptr<v1::EngagementReviewService::Stub> reviews_ =
      v1::EngagementReviewService::NewStub(channel());
  std::unique_ptr<v1::ReviewStandardService::Stub> standards_ =
      v1::ReviewStandardService::NewStub(channel());
  std::unique_ptr<v1::RecognitionService::Stub> recognitions_ =
      v1::RecognitionService::NewStub(channel());
};

TEST_F(EngagementReviewTest, AReviewTellsWhereItStands) {
  ABSL_ASSERT_OK(CreateLate("d1", Done("2018-05-01 10:00", "2018-05-01 12:30")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EngagementReview review, Review("2018-05-20"));
  EXPECT_EQ(review.volunteer_name(), "Ada Okafor");
  EXPECT_EQ(review.kind(), v1::Role::PSV);
  EXPECT_EQ(review.role(), "forces/essex/roles/clerk");
  EXPECT_EQ(review.as_of(), "2018-05-20");
  EXPECT_EQ(review.state(), v1::Engagement::ACTIVE);
  EXPECT_EQ(review.state_since(), "2017-03-01");
  EXPECT_EQ(review.supervisor(), "sgt");
  EXPECT_EQ(review.vetting_expires_on(), "2037-02-01");
  EXPECT_EQ(review.last_duty_on(), "2018-05-01");
  EXPECT_EQ(review.unverified_duties(), 1);
  EXPECT_EQ(review.expectation().expected_hours(), "0.0") << "nothing is expected of PSV";
  EXPECT_FALSE(review.expectation().below());
  EXPECT_EQ(review.service().since(), "2017-03-01");
  EXPECT_EQ(review.service().years(), 1);
  EXPECT_THAT(ReasonsIn(review), ElementsAre("UNVERIFIED_DUTIES "));
}

TEST_F(EngagementReviewTest, WhatIsExpectedIsTheForcesOwn) {
  Expect(10, "2018-04-01");
  ABSL_ASSERT_OK(CreateLate("d1", Done("2018-05-01 10:00", "2018-05-01 18:00")));
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EngagementReview review, Review("2018-05-31"));
  EXPECT_EQ(review.expectation().from_month(), "2018-03");
  EXPECT_EQ(review.expectation().to_month(), "2018-05");
  EXPECT_EQ(review.expectation().deployable_days(), 92);
  EXPECT_EQ(review.expectation().expected_hours(), "30.0");
  EXPECT_EQ(review.expectation().worked_hours(), "8.0");
  EXPECT_EQ(review.expectation().worked_minutes(), 480);
  EXPECT_TRUE(review.expectation().below());
  EXPECT_THAT(ReasonsIn(review), ElementsAre("NO_DUTY_28_DAYS 2018-05-01", "BELOW_EXPECTATION "));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EngagementReview before, Review("2018-03-31"));
  EXPECT_EQ(before.expectation().expected_hours(), "0.0") << "the standard is of April on";
}

TEST_F(EngagementReviewTest, TheListHasWhoNeedsAttention) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto needing, List(ListOf("2018-05-31")));
  EXPECT_THAT(NamesIn(needing), ElementsAre(std::string(kEngagement) + "/review"));
  EXPECT_THAT(ReasonsIn(needing.engagement_reviews(0)), ElementsAre("NO_DUTY_90_DAYS "));
  ABSL_ASSERT_OK(CreateLate("d1", Done("2018-05-30 10:00", "2018-05-30 12:00")));
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto none, List(ListOf("2018-05-31")));
  EXPECT_THAT(NamesIn(none), IsEmpty()) << "who is not in strength needs none";
  v1::ListEngagementReviewsRequest all = ListOf("2018-05-31");
  all.set_include_all(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto everybody, List(all));
  EXPECT_THAT(NamesIn(everybody), ElementsAre(std::string(kEngagement) + "/review"));
  all.set_supervisor("somebody-else");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto of_another, List(all));
  EXPECT_THAT(NamesIn(of_another), IsEmpty());
}

TEST_F(EngagementReviewTest, TheListIsNarrowedAndPaged) {
  ABSL_ASSERT_OK(MoveEngagement("forces/essex/volunteers/v-2/engagements/e1",
                                v1::Engagement::WITHDRAWN, "2017-03-01"));
  AddInducted("v-3", "e1");
  Activate("forces/essex/volunteers/v-3/engagements/e1");
  v1::ListEngagementReviewsRequest request = ListOf("2018-05-31");
  request.set_reason(v1::EngagementReview::NO_DUTY_90_DAYS);
  request.set_kind(v1::Role::PSV);
  request.set_supervisor("sgt");
  request.set_page_size(1);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, List(request));
  EXPECT_THAT(NamesIn(first), ElementsAre(std::string(kEngagement) + "/review"));
  request.set_page_token(first.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto second, List(request));
  EXPECT_THAT(NamesIn(second), ElementsAre("forces/essex/volunteers/v-3/engagements/e1/review"));
  EXPECT_EQ(second.next_page_token(), "");
  request.clear_page_token();
  request.set_reason(v1::EngagementReview::NO_SUPERVISOR);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto supervised, List(request));
  EXPECT_THAT(NamesIn(supervised), IsEmpty());
  request.set_reason(v1::EngagementReview::NO_DUTY_90_DAYS);
  request.set_kind(v1::Role::SPECIAL);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto of_specials, List(request));
  EXPECT_THAT(NamesIn(of_specials), IsEmpty());
}

TEST_F(EngagementReviewTest, ASkillThatExpiresNeedsAttentionUntilItIsRenewed) {
  const auto skills = v1::SkillService::NewStub(channel());
  v1::CreateSkillRequest skill;
  skill.set_parent("forces/essex");
  skill.set_skill_id("driving");
  skill.mutable_skill()->set_title("Driving");
  ABSL_ASSERT_OK(Call(*skills, &v1::SkillService::Stub::CreateSkill, skill, Analyst("essex")));
  v1::CreateVolunteerSkillRequest held;
  held.set_parent("forces/essex/volunteers/v-1");
  held.set_volunteer_skill_id("s1");
  held.mutable_volunteer_skill()->set_skill("forces/essex/skills/driving");
  held.mutable_volunteer_skill()->set_evidenced_by("A course");
  held.mutable_volunteer_skill()->set_acquired_on("2016-05-01");
  held.mutable_volunteer_skill()->set_expires_on("2017-05-01");
  ABSL_ASSERT_OK(
      Call(*skills, &v1::SkillService::Stub::CreateVolunteerSkill, held, Analyst("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EngagementReview expiring, Review("2017-03-02"));
  EXPECT_THAT(ReasonsIn(expiring), ElementsAre("SKILL_EXPIRING 2017-05-01"));
  held.set_volunteer_skill_id("s2");
  held.mutable_volunteer_skill()->set_acquired_on("2017-03-02");
  held.mutable_volunteer_skill()->set_expires_on("2019-05-01");
  ABSL_ASSERT_OK(
      Call(*skills, &v1::SkillService::Stub::CreateVolunteerSkill, held, Analyst("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::EngagementReview renewed, Review("2017-03-02"));
  EXPECT_THAT(ReasonsIn(renewed), IsEmpty());
}

TEST_F(EngagementReviewTest, RecognitionIsDueUntilItIsGiven) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto early, Due("2019-02-28"));
  EXPECT_EQ(early.engagement_reviews_size(), 0);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto due, Due("2022-03-01"));
  ASSERT_EQ(due.engagement_reviews_size(), 1);
  const v1::EngagementReview::Service& service = due.engagement_reviews(0).service();
  ASSERT_EQ(service.recognitions_due_size(), 2);
  EXPECT_EQ(service.recognitions_due(0).years(), 2);
  EXPECT_EQ(service.recognitions_due(0).due_on(), "2019-03-01");
  EXPECT_EQ(service.recognitions_due(1).years(), 5);
  v1::CreateRecognitionRequest request;
  request.set_parent("forces/essex/volunteers/v-1");
  request.set_recognition_id("five");
  v1::Recognition& given = *request.mutable_recognition();
  given.set_type(v1::Recognition::LONG_SERVICE);
  given.set_years(5);
  given.set_awarded_on("2022-03-01");
  ABSL_ASSERT_OK(Call(*recognitions_, &v1::RecognitionService::Stub::CreateRecognition, request,
                      Analyst("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto left, Due("2022-03-01"));
  ASSERT_EQ(left.engagement_reviews(0).service().recognitions_due_size(), 1);
  EXPECT_EQ(left.engagement_reviews(0).service().recognitions_due(0).years(), 2);
}

TEST_F(EngagementReviewTest, WhoWasShownIsAnEvent) {
  const std::string reads =
      "SELECT count(*) FROM volunteers.event_out WHERE type = 'volunteer.read'";
  const int before = std::stoi(Value(reads));
  ABSL_ASSERT_OK(Review("2018-05-31"));
  EXPECT_EQ(std::stoi(Value(reads)), before + 1);
  ABSL_ASSERT_OK(List(ListOf("2018-05-31")));
  EXPECT_EQ(std::stoi(Value(reads)), before + 2);
  Value("UPDATE volunteers.volunteer SET marking = 1");
  ABSL_ASSERT_OK(List(ListOf("2018-05-31")));
  EXPECT_EQ(std::stoi(Value(reads)), before + 2);
}

TEST_F(EngagementReviewTest, WhatIsRefused) {
  EXPECT_THAT(Review("2018-05-31", "forces/essex/volunteers/v-1/engagements/none"),
              HasReason("ENGAGEMENT_UNKNOWN"));
  EXPECT_THAT(Review("2016-12-31"), HasReason("ENGAGEMENT_UNKNOWN")) << "it had not begun";
  EXPECT_THAT(Review("2018-05-31", kEngagement, Viewer("essex")), HasReason("ROLE_MISSING"));
  EXPECT_THAT(
      Review("2018-05-31", "forces/atlantis/volunteers/v-1/engagements/e1", Analyst("atlantis")),
      HasReason("FORCE_UNKNOWN"));
  v1::ListEngagementReviewsRequest request = ListOf("2199-01-01");
  request.set_page_size(-1);
  EXPECT_THAT(FieldsTold(List(request)),
              ElementsAre("page_size: must not be negative",
                          "as_of: must not lie after today in Europe/London"));
  EXPECT_THAT(List(ListOf(""), Viewer("essex")), HasReason("ROLE_MISSING"));
  EXPECT_THAT(Due("2199-01-01"), HasReason("DATE_TOO_FAR_AHEAD"));
}

TEST_F(EngagementReviewTest, WhatNobodyVerifiedIsToldHoweverOldItIs) {
  ABSL_ASSERT_OK(CreateLate("d1", Done("2017-05-01 10:00", "2017-05-01 12:00")));
  ABSL_ASSERT_OK(CreateLate("d2", Done("2018-05-01 10:00", "2018-05-01 12:00")));
  EXPECT_EQ(Review("2020-05-20")->unverified_duties(), 2);
  EXPECT_EQ(Review("2017-12-31")->unverified_duties(), 1);
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  EXPECT_EQ(Review("2020-05-20")->unverified_duties(), 1);
}

TEST_F(EngagementReviewTest, WhoLeftStaysOnTheListForWhatNobodyVerified) {
  ABSL_ASSERT_OK(CreateLate("d1", Done("2018-05-01 10:00", "2018-05-01 12:00")));
  LeaveInMay();
  ABSL_ASSERT_OK_AND_ASSIGN(const auto unverified, List(ListOf("2018-05-31")));
  EXPECT_THAT(NamesIn(unverified), ElementsAre(std::string(kEngagement) + "/review"));
  EXPECT_THAT(ReasonsIn(unverified.engagement_reviews(0)), ElementsAre("UNVERIFIED_DUTIES "));
  // Nobody can verify a duty of who was forgotten.
  Value(
      "UPDATE volunteers.volunteer SET name = '', date_of_birth = NULL, contact = '', "
      "emergency_contact = '', home_area = '', preferred_areas = '{}', "
      "anonymised_on = '2018-05-20' WHERE id = 'v-1'; SELECT ''");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto forgotten, List(ListOf("2018-05-31")));
  EXPECT_THAT(NamesIn(forgotten), IsEmpty());
}

TEST_F(EngagementReviewTest, WhatIsVerifiedOfWhoLeftTakesThemOffTheList) {
  ABSL_ASSERT_OK(CreateLate("d1", Done("2018-05-01 10:00", "2018-05-01 12:00")));
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  LeaveInMay();
  ABSL_ASSERT_OK_AND_ASSIGN(const auto none, List(ListOf("2018-05-31")));
  EXPECT_THAT(NamesIn(none), IsEmpty());
}

TEST_F(EngagementReviewTest, WhatWasPlannedForALeaveToldLaterIsBarred) {
  ABSL_ASSERT_OK(Create("d1", Planned(At("2036-05-01 10:00"), At("2036-05-01 12:00"))));
  ABSL_ASSERT_OK(Create("d2", Planned(At("2036-05-03 10:00"), At("2036-05-03 12:00"))));
  ABSL_ASSERT_OK(Create("d3", Planned(At("2036-05-04 10:00"), At("2036-05-04 12:00"))));
  ABSL_ASSERT_OK_AND_ASSIGN(v1::EngagementReview review, Review(""));
  EXPECT_EQ(review.barred_duties(), 0);
  ABSL_ASSERT_OK(Move(NameOf("d3"), v1::Duty::CANCELLED));
  ABSL_ASSERT_OK(MoveEngagement(kEngagement, v1::Engagement::SUSPENDED, "2026-11-20"));
  ABSL_ASSERT_OK_AND_ASSIGN(review, Review(""));
  EXPECT_EQ(review.barred_duties(), 2);
  EXPECT_THAT(ReasonsIn(review), ::testing::Contains("PLANNED_DUTIES_BARRED 2036-05-01"));
  v1::ListEngagementReviewsRequest list = ListOf("");
  list.set_reason(v1::EngagementReview::PLANNED_DUTIES_BARRED);
  EXPECT_THAT(NamesIn(*List(list)), ElementsAre(review.name()));
}

}  // namespace
}  // namespace copperplate::volunteers
