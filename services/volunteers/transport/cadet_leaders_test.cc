// A cadet's duty needs two vetted leaders on the unit, and who leads one does not just leave.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/volunteers/v1/engagement_review_service.grpc.pb.h"
#include "libs/rpc/grpc_status.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/cadet_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;

// From when the leaders of AddLeader() are in force to when their checks expire.
constexpr char kLedAlways[] = R"({["2016-03-01 00:00:00+00","2036-01-01 00:00:00+00")})";

// `sawston` is led by `l-1` and `l-2`, `ely` by nobody; `a` is a cadet of the first, `b` of the
// other.
class CadetLeadersTest : public CadetTest {
 protected:
  void SetUp() override {
    CadetTest::SetUp();
    AddLeader("l-1");
    AddLeader("l-2");
    ABSL_ASSERT_OK(CreateUnit("sawston", Unit("Sawston", 9, {"l-1", "l-2"})));
    ABSL_ASSERT_OK(CreateUnit("ely", Unit("Ely", 9)));
    ABSL_ASSERT_OK(AddCadet("a", "sawston"));
    ABSL_ASSERT_OK(AddCadet("b", "ely"));
  }
  DutyResult Record(const std::string& cadet, const std::string& id, const std::string& day,
                    const std::string& from = "10:00", const std::string& to = "12:00") {
    const std::string at = day + " ";
    return Create(id, Overridden(Done(at + from, at + to), v1::Duty::Override::LATE_ENTRY),
                  EngagementOf(cadet));
  }
  void ChangeRole(const std::string& title, v1::Role::VettingLevel level,
                  const std::vector<std::string>& mask) {
    v1::UpdateRoleRequest request;
    request.mutable_role()->set_name("forces/essex/roles/clerk");
    request.mutable_role()->set_title(title);
    request.mutable_role()->set_required_vetting(level);
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    ABSL_ASSERT_OK(Call(*roles_, &v1::RoleService::Stub::UpdateRole, request, Analyst("essex")));
  }
};

TEST_F(CadetLeadersTest, ACadetsDutyNeedsTwoVettedLeaders) {
  EXPECT_EQ(Led("a"), kLedAlways);
  EXPECT_EQ(Led("b"), "{}");
  EXPECT_EQ(Led("l-1"), "{}") << "it is a cadet's";
  ABSL_EXPECT_OK(Record("a", "d1", "2026-05-05"));
  EXPECT_THAT(NeedsTold(Record("b", "d1", "2026-05-05")),
              ElementsAre("CADET_LEADERS_REQUIRED " + EngagementOf("b") +
                          "/duties/d1: the unit needs 2 vetted leaders"));
  ABSL_ASSERT_OK(SetLeaders("ely", {"l-1"}));
  EXPECT_THAT(Record("b", "d1", "2026-05-05"), HasReason("CADET_LEADERS_REQUIRED"));
  ABSL_ASSERT_OK(SetLeaders("ely", {"l-1", "l-2"}));
  ABSL_EXPECT_OK(Record("b", "d1", "2026-05-05"));
  // A preview says the same.
  ABSL_ASSERT_OK(SetLeaders("ely", {}));
  v1::CreateDutyRequest preview = CreateRequest(
      "d2",
      Overridden(Done("2026-05-06 10:00", "2026-05-06 12:00"), v1::Duty::Override::LATE_ENTRY),
      EngagementOf("b"));
  preview.set_validate_only(true);
  EXPECT_THAT(Call(*duties_, &Stub::CreateDuty, preview, Analyst("essex")),
              HasReason("CADET_LEADERS_REQUIRED"));
}

TEST_F(CadetLeadersTest, WhatWasPlannedIsBarredWhereTheUnitIsNotLedAnyMore) {
  ABSL_ASSERT_OK(Record("a", "d1", "2026-05-05"));
  Value("UPDATE volunteers.duty SET state = 1; SELECT ''");
  v1::GetEngagementReviewRequest request;
  request.set_name(EngagementOf("a") + "/review");
  request.set_as_of("2026-05-01");
  const auto reviews = v1::EngagementReviewService::NewStub(channel());
  const auto barred = [&] {
    const auto review = Call(*reviews, &v1::EngagementReviewService::Stub::GetEngagementReview,
                             request, Analyst("essex"));
    return review.ok() ? review->barred_duties() : -1;
  };
  EXPECT_EQ(barred(), 0);
  ABSL_ASSERT_OK(SetLeaders("sawston", {"l-1"}));
  EXPECT_EQ(barred(), 1);
}

TEST_F(CadetLeadersTest, ALeaderIsVettedToTheDay) {
  ABSL_ASSERT_OK(WithdrawCheck("l-2", "c2", "2026-06-01"));
  EXPECT_EQ(Led("a"), R"({["2016-03-01 00:00:00+00","2026-05-31 23:00:00+00")})");
  EXPECT_EQ(
      Value("SET timezone = 'UTC'; SELECT led FROM volunteers.cadet_unit WHERE id = 'sawston'"),
      Led("a"));
  ABSL_EXPECT_OK(Record("a", "d1", "2026-05-31"));
  EXPECT_THAT(Record("a", "d2", "2026-06-01"), HasReason("CADET_LEADERS_REQUIRED"));
  // A third one takes over from the day on which that one may lead.
  AddLeader("l-3");
  ABSL_ASSERT_OK(SetLeaders("sawston", {"l-1", "l-2", "l-3"}));
  EXPECT_EQ(Led("a"), kLedAlways);
  // The vetting of the leader's own role counts as the certificate does.
  ABSL_ASSERT_OK(WithdrawCheck("l-3", "c1", "2026-07-01"));
  EXPECT_EQ(Led("a"), R"({["2016-03-01 00:00:00+00","2026-06-30 23:00:00+00")})");
}

TEST_F(CadetLeadersTest, WhoIsSuspendedOrAwayLeadsNobody) {
  ABSL_ASSERT_OK(MoveEngagement(EngagementOf("l-1"), v1::Engagement::SUSPENDED, "2026-06-01"));
  EXPECT_EQ(Led("a"), R"({["2016-03-01 00:00:00+00","2026-05-31 23:00:00+00")})");
  ABSL_ASSERT_OK(MoveEngagement(EngagementOf("l-1"), v1::Engagement::ACTIVE, "2026-07-01"));
  EXPECT_EQ(Led("a"), R"({["2016-03-01 00:00:00+00","2026-05-31 23:00:00+00"),)"
                      R"(["2026-06-30 23:00:00+00","2036-01-01 00:00:00+00")})");
}

TEST_F(CadetLeadersTest, WhatALeaderIsByAgeFollowsTheDateOfBirth) {
  v1::UpdateVolunteerRequest request;
  request.mutable_volunteer()->set_name(VolunteerName("l-1"));
  request.mutable_volunteer()->set_date_of_birth("2000-01-17");
  request.mutable_update_mask()->add_paths("date_of_birth");
  ABSL_ASSERT_OK(
      Call(*volunteers_, &v1::VolunteerService::Stub::UpdateVolunteer, request, Analyst("essex")));
  EXPECT_EQ(Led("a"), R"({["2018-01-17 00:00:00+00","2036-01-01 00:00:00+00")})");
}

TEST_F(CadetLeadersTest, WhatIsSaidOfTheUnitFollowsTheCadet) {
  ABSL_ASSERT_OK(SetUnit(EngagementOf("a"), "ely"));
  EXPECT_EQ(Led("a"), "{}");
  ABSL_ASSERT_OK(SetUnit(EngagementOf("b"), "sawston"));
  EXPECT_EQ(Led("b"), kLedAlways);
}

TEST_F(CadetLeadersTest, ARoleThatAsksForMoreIsSettledOfEverybody) {
  // What is not looked at stays as it is, whatever it is.
  Value("UPDATE volunteers.engagement SET deployable = '{}'; SELECT ''");
  const auto deployable = [&] {
    return Value(
        "SELECT string_agg(volunteer, ' ' ORDER BY volunteer) FROM volunteers.engagement WHERE "
        "deployable <> '{}'");
  };
  ChangeRole("Office", v1::Role::NPPV1, {"title"});
  EXPECT_EQ(deployable(), "") << "nothing follows of a title";
  AddType("clerk", false, false);
  v1::UpdateDutyTypeRequest type;
  type.mutable_duty_type()->set_name("forces/essex/dutyTypes/clerk");
  type.mutable_duty_type()->set_hidden(true);
  type.mutable_update_mask()->add_paths("hidden");
  ABSL_ASSERT_OK(Call(*types_, &v1::DutyTypeService::Stub::UpdateDutyType, type, Analyst("essex")));
  EXPECT_EQ(deployable(), "") << "it is a type of duty, not the role";
  // Neither leader's check does for it, so that the unit is led by nobody.
  ChangeRole("", v1::Role::NPPV3, {"required_vetting"});
  EXPECT_EQ(deployable(), "");
  EXPECT_EQ(Led("a"), "{}");
  ChangeRole("", v1::Role::NPPV1, {"required_vetting"});
  EXPECT_EQ(deployable(), "l-1 l-2");
  EXPECT_EQ(Led("a"), kLedAlways);
}

TEST_F(CadetLeadersTest, WhoLeadsAUnitHandsItOverBeforeLeaving) {
  ABSL_ASSERT_OK(SetLeaders("ely", {"l-1", "l-2"}));
  const auto leave = [&] {
    return MoveEngagement(Leaving(EngagementOf("l-1"), v1::Engagement::MOVED, "2026-06-01"));
  };
  EXPECT_THAT(
      NeedsTold(leave()),
      ElementsAre("LEADERSHIP_REMAINS forces/essex/cadetUnits/ely: is still led by who leaves",
                  "LEADERSHIP_REMAINS forces/essex/cadetUnits/sawston: is still led by who "
                  "leaves"));
  ABSL_ASSERT_OK(SetLeaders("ely", {}));
  EXPECT_THAT(NeedsTold(leave()), ElementsAre(HasSubstr("cadetUnits/sawston")));
  ABSL_ASSERT_OK(SetLeaders("sawston", {"l-2"}));
  ABSL_EXPECT_OK(leave());
}

TEST_F(CadetLeadersTest, TheDeadKeepNobodyAndLeadNobody) {
  ABSL_ASSERT_OK(
      MoveEngagement(Leaving(EngagementOf("l-1"), v1::Engagement::DECEASED, "2026-06-01")));
  EXPECT_EQ(Led("a"), R"({["2016-03-01 00:00:00+00","2026-05-31 23:00:00+00")})");
}

TEST_F(CadetLeadersTest, AnotherEngagementInForceIsEnoughToLead) {
  // Of another kind, beside the first.
  v1::CreateEngagementRequest apply;
  apply.set_parent(VolunteerName("l-1"));
  apply.set_engagement_id("e2");
  apply.mutable_engagement()->set_role("forces/essex/roles/constable");
  apply.mutable_engagement()->set_applied_on("2026-01-01");
  ABSL_ASSERT_OK(
      Call(*engagements_, &v1::EngagementService::Stub::CreateEngagement, apply, Analyst("essex")));
  const auto leave = [&] {
    return MoveEngagement(Leaving(EngagementOf("l-1"), v1::Engagement::MOVED, "2026-06-01"));
  };
  EXPECT_THAT(leave(), HasReason("LEADERSHIP_REMAINS")) << "an application is none";
  Value(
      "INSERT INTO volunteers.engagement_event SELECT force, volunteer, engagement, 2, 1, 5, "
      "'2026-02-01', '', '', revision FROM volunteers.engagement_event WHERE volunteer = 'l-1' AND "
      "engagement = 'e2'; SELECT ''");
  ABSL_EXPECT_OK(leave());
}

TEST_F(CadetLeadersTest, ATransferIntoAnotherKindIsALeavingToo) {
  v1::TransferEngagementRequest transfer;
  transfer.set_name(EngagementOf("l-1"));
  transfer.set_engagement_id("e2");
  transfer.set_role("forces/essex/roles/constable");
  transfer.set_effective_on("2026-06-01");
  transfer.set_exit_interview_offered_on("2026-05-20");
  transfer.set_kit_returned(true);
  const auto call = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement, transfer,
                Analyst("essex"));
  };
  EXPECT_THAT(NeedsTold(call()), ElementsAre(HasSubstr("LEADERSHIP_REMAINS")));
  // Within the kind they go on.
  transfer.set_role("forces/essex/roles/clerk");
  ABSL_ASSERT_OK(call());
  EXPECT_EQ(Led("a"), kLedAlways);
}

TEST_F(CadetLeadersTest, ACorrectionTakesNoLeaderAway) {
  v1::CorrectEngagementRequest request;
  request.set_name(EngagementOf("l-1"));
  request.set_corrects_seq(4);
  request.set_to(v1::Engagement::INDUCTION);
  request.set_effective_on("2016-03-01");
  request.set_reason("Never inducted");
  const auto correct = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, request,
                Analyst("essex"));
  };
  EXPECT_THAT(NeedsTold(correct()),
              ElementsAre("LEADERSHIP_REMAINS forces/essex/cadetUnits/sawston: is still led by who "
                          "leaves"));
  ABSL_ASSERT_OK(SetLeaders("sawston", {"l-2"}));
  ABSL_EXPECT_OK(correct());
}

TEST_F(CadetLeadersTest, ABatchAndAnImportObeyTheSame) {
  v1::BatchCreateDutiesRequest batch;
  batch.set_parent("forces/essex");
  for (const char* const id : {"a", "b"}) {
    *batch.add_requests() = CreateRequest(
        absl::StrCat("d-", id),
        Overridden(Done("2026-05-06 10:00", "2026-05-06 12:00"), v1::Duty::Override::LATE_ENTRY),
        EngagementOf(id));
  }
  EXPECT_THAT(FieldsTold(Call(*duties_, &Stub::BatchCreateDuties, batch, Analyst("essex"))),
              ElementsAre(HasSubstr("(CADET_LEADERS_REQUIRED)")));
  const auto import = [&]() -> absl::Status {
    v1::ImportDutiesRequest request;
    request.set_parent("forces/essex");
    request.set_source("dutysheet");
    return Upload(*duties_, &Stub::ImportDuties, request,
                  "source_id,volunteer,engagement,type,from,to,late_entry_reason,overridden_by\n"
                  "1,a,e1,patrol,2026-05-07 10:00,2026-05-07 12:00,late,analyst-1\n"
                  "2,b,e1,patrol,2026-05-07 10:00,2026-05-07 12:00,late,analyst-1\n",
                  Analyst("essex"))
        .status();
  };
  EXPECT_THAT(FieldsTold(import()),
              ElementsAre("rows[3]: the unit needs 2 vetted leaders (CADET_LEADERS_REQUIRED)"));
  ABSL_ASSERT_OK(SetLeaders("ely", {"l-1", "l-2"}));
  ABSL_EXPECT_OK(import());
}

}  // namespace
}  // namespace copperplate::volunteers
