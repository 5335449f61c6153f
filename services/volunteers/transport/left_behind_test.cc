// What somebody leaves behind who died, or left without handing it over.
#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/volunteers/v1/engagement_review_service.grpc.pb.h"
#include "copperplate/volunteers/v1/privacy_service.grpc.pb.h"
#include "copperplate/volunteers/v1/watch_group_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/cadet_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::NeedsTold;

// `v-1` and `v-2` lead the unit `ely`; `v-1` coordinates the group `histon` and supervises `v-3`.
class LeftBehindTest : public CadetTest {
 protected:
  using Reviews = v1::EngagementReviewService::Stub;
  using Groups = v1::WatchGroupService::Stub;
  using Listed = v1::ListEngagementReviewsResponse;

  void SetUp() override {
    CadetTest::SetUp();
    for (const char* const id : {"v-1", "v-2", "v-3"}) AddLeader(id);
    ABSL_ASSERT_OK(CreateUnit("ely", Unit("Ely", 20, {"v-1", "v-2"})));
    v1::CreateWatchGroupRequest group;
    group.set_parent("forces/essex");
    group.set_watch_group_id("histon");
    group.mutable_watch_group()->set_kind(v1::WatchGroup::NEIGHBOURHOOD);
    group.mutable_watch_group()->set_title("Histon");
    group.mutable_watch_group()->set_parish("Histon");
    group.mutable_watch_group()->set_formed_on("2015-01-01");
    group.mutable_watch_group()->set_coordinator(VolunteerName("v-1"));
    ABSL_ASSERT_OK(Call(*groups_, &Groups::CreateWatchGroup, group, Analyst("essex")));
  }
  // Of `v-3`, by `v-1`, from the day on.
  void Supervise(const std::string& id, const std::string& from) {
    v1::CreateSupervisionRequest request;
    request.set_parent(EngagementOf("v-3"));
    request.set_supervision_id(id);
    request.mutable_supervision()->set_supervisor("volunteers/v-1");
    request.mutable_supervision()->set_from_date(from);
    ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision, request,
                        Analyst("essex")));
  }
  absl::StatusOr<Listed> Attention() {
    v1::ListEngagementReviewsRequest request;
    request.set_parent("forces/essex");
    return Call(*reviews_, &Reviews::ListEngagementReviews, request, Analyst("essex"));
  }
  std::vector<std::string> Vacant() {
    std::vector<std::string> told;
    const absl::StatusOr<Listed> listed = Attention();
    if (!listed.ok()) return {listed.status().ToString()};
    for (const Listed::VacantPost& post : listed->vacant_posts()) {
      told.push_back(absl::StrCat(Listed::VacantPost::Post_Name(post.post()), " ", post.resource(),
                                  " ", post.title()));
    }
    return told;
  }
  std::string Supervisions() {
    return Value(
        "SELECT string_agg(id || ' ' || supervisor || ' ' || first_day || ' ' || "
        "coalesce(day_after::text, '-'), ', ' ORDER BY id) FROM volunteers.supervision WHERE "
        "volunteer = 'v-3'");
  }
  static v1::MoveEngagementRequest Moved(const std::string& on) {
    v1::MoveEngagementRequest request = Leaving(EngagementOf("v-1"), v1::Engagement::MOVED, on);
    request.set_exit_interview_offered_on(on);
    return request;
  }
  static v1::MoveEngagementRequest Died(const std::string& on) {
    v1::MoveEngagementRequest request;
    request.set_name(EngagementOf("v-1"));
    request.set_to(v1::Engagement::LEFT);
    request.set_leaving_reason(v1::Engagement::DECEASED);
    request.set_effective_on(on);
    return request;
  }

  std::unique_ptr<Reviews> reviews_ = v1::EngagementReviewService::NewStub(channel());
  std::unique_ptr<Groups> groups_ = v1::WatchGroupService::NewStub(channel());
  std::unique_ptr<v1::PrivacyService::Stub> privacy_ = v1::PrivacyService::NewStub(channel());
};

TEST_F(LeftBehindTest, WhatTheDeadLookedAfterFallsVacantAndIsTold) {
  Supervise("s2", "2018-01-01");
  EXPECT_THAT(Vacant(), IsEmpty());
  ABSL_ASSERT_OK(MoveEngagement(Died("2018-06-01")));
  EXPECT_EQ(Supervisions(),
            "s1 sgt 2016-03-01 2018-01-01, s2 volunteers/v-1 2018-01-01 2018-06-01");
  EXPECT_EQ(Value("SELECT coalesce(coordinator, '-') FROM volunteers.watch_group"), "-");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::CadetUnit unit, GetUnit("ely", Analyst("essex")));
  EXPECT_THAT(unit.leaders(), ElementsAre(VolunteerName("v-1"), VolunteerName("v-2")))
      << "v-1 led it until then";
  EXPECT_THAT(Vacant(), ElementsAre("COORDINATOR forces/essex/watchGroups/histon Histon",
                                    "LEADERS forces/essex/cadetUnits/ely Ely"));
  ABSL_ASSERT_OK_AND_ASSIGN(const Listed listed, Attention());
  ASSERT_GT(listed.engagement_reviews_size(), 0);
  const v1::EngagementReview& last =
      listed.engagement_reviews(listed.engagement_reviews_size() - 1);
  EXPECT_EQ(last.name(), EngagementOf("v-3") + "/review");
  EXPECT_EQ(last.attention(0).reason(), v1::EngagementReview::NO_SUPERVISOR);
  // Each with its event, under one revision.
  EXPECT_EQ(Value("SELECT string_agg(type, ' ' ORDER BY seq) FROM (SELECT * FROM "
                  "volunteers.event_out WHERE type <> 'volunteer.read' ORDER BY seq DESC LIMIT 4) "
                  "e"),
            "engagement.moved supervision.updated supervision.updated watch_group.updated");
}

// As a release left it that did not think of what the dead looked after.
TEST_F(LeftBehindTest, AGroupThatTheDeadAreStillNamedForIsVacant) {
  ABSL_ASSERT_OK(MoveEngagement(Died("2018-06-01")));
  Value("UPDATE volunteers.watch_group SET coordinator = 'v-1'; SELECT ''");
  EXPECT_THAT(Vacant(), ::testing::Contains("COORDINATOR forces/essex/watchGroups/histon Histon"));
}

TEST_F(LeftBehindTest, VacantPostsAreToldWhereEverythingIsAskedFor) {
  ABSL_ASSERT_OK(MoveEngagement(Died("2018-06-01")));
  v1::ListEngagementReviewsRequest request;
  request.set_parent("forces/essex");
  request.set_kind(v1::Role::PSV);
  ABSL_ASSERT_OK_AND_ASSIGN(const Listed listed, Call(*reviews_, &Reviews::ListEngagementReviews,
                                                      request, Analyst("essex")));
  EXPECT_EQ(listed.vacant_posts_size(), 0);
}

TEST_F(LeftBehindTest, ThatSomebodyDiedIsCorrectedToo) {
  Supervise("s2", "2018-01-01");
  EXPECT_THAT(NeedsTold(MoveEngagement(Moved("2018-06-01"))),
              ElementsAre(HasSubstr("SUPERVISEES_REMAIN volunteers/v-3"),
                          HasSubstr("LEADERSHIP_REMAINS"), HasSubstr("COORDINATION_REMAINS")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement died, MoveEngagement(Died("2018-06-02")));
  v1::CorrectEngagementRequest correct;
  correct.set_name(EngagementOf("v-1"));
  correct.set_corrects_seq(died.events_size());
  correct.set_to(v1::Engagement::LEFT);
  correct.set_effective_on("2018-05-20");
  correct.set_reason("DECEASED");
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, correct,
                      Analyst("essex")));
  EXPECT_THAT(Supervisions(), HasSubstr("s2 volunteers/v-1 2018-01-01 2018-05-20"));
}

// Of the day alone: what lies ahead cannot be handed over, and never begins.
TEST_F(LeftBehindTest, WhatWasToBeginOnceSomebodyHadLeftNeverDoes) {
  ABSL_ASSERT_OK(SetLeaders("ely", {"v-2", "v-3"}));
  v1::UpdateWatchGroupRequest group;
  group.mutable_watch_group()->set_name("forces/essex/watchGroups/histon");
  group.mutable_watch_group()->set_coordinator(VolunteerName("v-2"));
  group.mutable_update_mask()->add_paths("coordinator");
  ABSL_ASSERT_OK(Call(*groups_, &Groups::UpdateWatchGroup, group, Analyst("essex")));
  Supervise("s2", "2099-07-01");
  ABSL_ASSERT_OK(MoveEngagement(Moved("2018-06-01")));
  EXPECT_EQ(Supervisions(), "s1 sgt 2016-03-01 -") << "whom it was to succeed goes on";
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.event_out WHERE type = 'supervision.deleted'"),
            "1");
  EXPECT_THAT(Vacant(), IsEmpty());
}

// What has begun is not taken back by a leaving that is told late.
TEST_F(LeftBehindTest, WhatHasBegunSinceTheDayOfALeavingRemains) {
  Supervise("s2", "2018-07-01");
  EXPECT_THAT(NeedsTold(MoveEngagement(Moved("2018-06-01"))),
              ::testing::Contains(HasSubstr("SUPERVISEES_REMAIN volunteers/v-3")));
  EXPECT_EQ(Supervisions(), "s1 sgt 2016-03-01 2018-07-01, s2 volunteers/v-1 2018-07-01 -");
}

// What the leaving of a transfer told is corrected: it leaves nobody behind.
TEST_F(LeftBehindTest, WhoGoesOnInAnotherUnitStillSupervises) {
  Supervise("s2", "2018-01-01");
  v1::TransferEngagementRequest transfer;
  transfer.set_name(EngagementOf("v-1"));
  transfer.set_engagement_id("e2");
  transfer.set_role("forces/essex/roles/clerk");
  transfer.set_unit_or_group("Ely");
  transfer.set_effective_on("2018-06-01");
  transfer.set_exit_interview_offered_on("2018-05-20");
  transfer.set_kit_returned(false);
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement, transfer,
                      Analyst("essex")));
  v1::CorrectEngagementRequest correct;
  correct.set_name(EngagementOf("v-1"));
  correct.set_corrects_seq(5);
  correct.set_to(v1::Engagement::LEFT);
  correct.set_effective_on("2018-06-01");
  correct.set_reason("TRANSFER");
  correct.set_kit_returned(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement corrected,
                            Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement,
                                 correct, Analyst("essex")));
  EXPECT_TRUE(corrected.kit_returned());
  EXPECT_THAT(Supervisions(), HasSubstr("s2 volunteers/v-1 2018-01-01 -"));
}

// Who is supervised by nobody that is there any more waits for whoever is named next.
TEST_F(LeftBehindTest, WhoWouldNotHaveLeftIsNotSupervisedByTheDead) {
  Supervise("s2", "2018-01-01");
  v1::MoveEngagementRequest leave =
      Leaving(EngagementOf("v-3"), v1::Engagement::MOVED, "2018-05-01");
  leave.set_exit_interview_offered_on("2018-05-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Engagement left, MoveEngagement(leave));
  ABSL_ASSERT_OK(MoveEngagement(Died("2018-06-01")));
  v1::CorrectEngagementRequest correct;
  correct.set_name(EngagementOf("v-3"));
  correct.set_corrects_seq(left.events_size());
  correct.set_to(v1::Engagement::ACTIVE);
  correct.set_effective_on("2018-05-01");
  correct.set_reason("Told in error");
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, correct,
                      Analyst("essex")));
  EXPECT_THAT(Supervisions(), HasSubstr("s2 volunteers/v-1 2018-01-01 2018-06-01"));
}

// As history that was imported may have it.
TEST_F(LeftBehindTest, WhoIsForgottenLooksAfterNothingAnyMore) {
  ABSL_ASSERT_OK(MoveEngagement(Died("2018-06-01")));
  Value(
      "UPDATE volunteers.watch_group SET coordinator = 'v-1'; UPDATE volunteers.supervision SET "
      "supervisor = 'volunteers/v-1' WHERE volunteer = 'v-3'; SELECT ''");
  v1::CreateRetentionRuleRequest rule;
  rule.set_parent("forces/essex");
  rule.set_retention_rule_id("psv");
  rule.mutable_retention_rule()->set_record_class(v1::RetentionRule::PSV);
  rule.mutable_retention_rule()->set_months(12);
  ABSL_ASSERT_OK(
      Call(*privacy_, &v1::PrivacyService::Stub::CreateRetentionRule, rule, Admin("essex")));
  v1::AnonymiseVolunteerRequest forget;
  forget.set_name(VolunteerName("v-1"));
  ABSL_ASSERT_OK(
      Call(*privacy_, &v1::PrivacyService::Stub::AnonymiseVolunteer, forget, Admin("essex")));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.supervision WHERE day_after IS NULL"), "1")
      << "that of v-2 alone";
  EXPECT_EQ(Value("SELECT coalesce(coordinator, '-') FROM volunteers.watch_group"), "-");
  EXPECT_THAT(Vacant(), ElementsAre(HasSubstr("histon"), HasSubstr("ely")));
}

}  // namespace
}  // namespace copperplate::volunteers
