// The steps of duties, verification and amendment.
#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;

class DutyMovesServiceTest : public DutyTest {
 protected:
  void SetUp() override {
    DutyTest::SetUp();
    AddInducted("v-1", "e1");
    Activate(kEngagement);
  }
  // One of 18:00 to 20:00 on 20 November 2026.
  void Record() { ABSL_ASSERT_OK(Create("d1", Done("2026-11-20 18:00", "2026-11-20 20:00"))); }
  DutyResult Amend(const v1::Duty& duty, const std::string& reason = "Ended later") {
    v1::AmendDutyRequest request;
    request.set_name(NameOf("d1"));
    *request.mutable_duty() = duty;
    request.set_reason(reason);
    return Call(*duties_, &Stub::AmendDuty, request, Analyst("essex"));
  }
};

TEST_F(DutyMovesServiceTest, FromPlannedToVerified) {
  const absl::Time from = At("2026-11-20 18:00");
  ABSL_ASSERT_OK(Create("d1", Planned(from, from + absl::Hours(4))));
  EXPECT_EQ(Ledger(), "");
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Duty duty, Move(NameOf("d1"), v1::Duty::ON_DUTY));
  EXPECT_EQ(duty.state(), v1::Duty::ON_DUTY);
  v1::MoveDutyRequest request;
  request.set_name(NameOf("d1"));
  request.set_to(v1::Duty::COMPLETED);
  request.mutable_actual_from()->set_seconds(absl::ToUnixSeconds(from));
  request.mutable_actual_to()->set_seconds(absl::ToUnixSeconds(from + absl::Hours(5)));
  request.set_break_minutes(30);
  request.set_etag("stale");
  EXPECT_THAT(Move(request), HasReason("ETAG_MISMATCH"));
  request.set_etag(duty.etag());
  ABSL_ASSERT_OK_AND_ASSIGN(duty, Move(request));
  EXPECT_EQ(duty.worked_minutes(), 270);
  EXPECT_EQ(Ledger(), "2026-11-20 270 0");
  ABSL_ASSERT_OK_AND_ASSIGN(duty, Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  EXPECT_EQ(duty.verified_by(), "sgt");
  EXPECT_EQ(Ledger(), "2026-11-20 0 270");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty read, Get(NameOf("d1")));
  EXPECT_EQ(read.SerializeAsString(), duty.SerializeAsString());
  EXPECT_EQ(Value("SELECT string_agg(type, ' ' ORDER BY seq) FROM volunteers.event_out WHERE "
                  "subject LIKE '%/duties/d1'"),
            "duty.created duty.moved duty.moved duty.moved");
}

TEST_F(DutyMovesServiceTest, APreviewIsAReadingOfTheVolunteer) {
  Record();
  v1::MoveDutyRequest request;
  request.set_name(NameOf("d1"));
  request.set_to(v1::Duty::VERIFIED);
  request.set_validate_only(true);
  ABSL_ASSERT_OK(Move(request, As("sgt")));
  request.set_to(v1::Duty::NO_SHOW);
  EXPECT_THAT(Move(request, As("deputy")), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_EQ(Value("SELECT string_agg(actor || ' ' || subject, ',') FROM volunteers.event_out "
                  "WHERE type = 'volunteer.read'"),
            "sgt forces/essex/volunteers/v-1");
}

TEST_F(DutyMovesServiceTest, SomebodyElseVerifies) {
  Record();
  EXPECT_THAT(Move(NameOf("d1"), v1::Duty::VERIFIED, As("volunteers/v-1")),
              HasReason("VERIFIED_BY_SELF"));
  EXPECT_THAT(Move(NameOf("d1"), v1::Duty::VERIFIED, As("another")),
              HasReason("VERIFIER_NOT_SUPERVISOR"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty duty,
                            Move(NameOf("d1"), v1::Duty::VERIFIED, As("deputy")));
  EXPECT_EQ(duty.verified_by(), "deputy");
}

TEST_F(DutyMovesServiceTest, WhatIsRejectedCountsNoMore) {
  Record();
  EXPECT_THAT(FieldsTold(Move(NameOf("d1"), v1::Duty::REJECTED, As("sgt"))),
              ElementsAre("reason: must be given"));
  v1::MoveDutyRequest request;
  request.set_name(NameOf("d1"));
  request.set_to(v1::Duty::REJECTED);
  request.set_reason("Was at home");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty duty, Move(request, As("sgt")));
  EXPECT_EQ(duty.reason(), "Was at home");
  EXPECT_EQ(Ledger(), "");
  ABSL_EXPECT_OK(Create("d2", Done("2026-11-20 18:00", "2026-11-20 20:00")));
}

TEST_F(DutyMovesServiceTest, OtherStepsAreRefused) {
  Record();
  const DutyResult refused = Move(NameOf("d1"), v1::Duty::NO_SHOW);
  EXPECT_THAT(refused, HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(NeedsTold(refused),
              ElementsAre(HasSubstr("is COMPLETED; may become VERIFIED or REJECTED")));
  EXPECT_THAT(Move(NameOf("d1"), v1::Duty::AMENDED), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Move(NameOf("none"), v1::Duty::ON_DUTY), HasReason("DUTY_UNKNOWN"));
}

TEST_F(DutyMovesServiceTest, WhatIsDoneKeepsTheRules) {
  const absl::Time from = At("2026-11-20 08:00");
  ABSL_ASSERT_OK(Create("d1", Planned(from, from + absl::Hours(2))));
  ABSL_ASSERT_OK(Create("d2", Planned(from + absl::Hours(4), from + absl::Hours(6))));
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::ON_DUTY));
  v1::MoveDutyRequest request;
  request.set_name(NameOf("d1"));
  request.set_to(v1::Duty::COMPLETED);
  request.mutable_actual_from()->set_seconds(absl::ToUnixSeconds(from));
  request.mutable_actual_to()->set_seconds(absl::ToUnixSeconds(from + absl::Hours(13)));
  EXPECT_THAT(Move(request), HasReason("LONG_DUTY_OVERRIDE_REQUIRED"));
  v1::Duty::Override& one = *request.add_overrides();
  one.set_kind(v1::Duty::Override::LONG_DUTY);
  one.set_reason("A missing person");
  EXPECT_THAT(NeedsTold(Move(request)), ElementsAre(HasSubstr("DUTY_OVERLAPS " + NameOf("d2"))));
  ABSL_ASSERT_OK(Move(NameOf("d2"), v1::Duty::NO_SHOW));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty done, Move(request));
  EXPECT_EQ(done.overrides(0).author(), "analyst-1");
}

// Who let it pass was a delegate then, and is none any more.
TEST_F(DutyMovesServiceTest, WhatWasLetPassIsNotJudgedAgain) {
  const absl::Time from = At("2026-11-20 08:00");
  constexpr auto kLong = v1::Duty::Override::LONG_DUTY;
  ABSL_ASSERT_OK(Create("d1", Overridden(Planned(from, from + absl::Hours(13)), kLong)));
  v1::UpdateSupervisionRequest named;
  named.mutable_supervision()->set_name(std::string(kEngagement) + "/supervisions/s1");
  named.mutable_supervision()->add_delegates("deputy");
  named.mutable_update_mask()->add_paths("delegates");
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::UpdateSupervision, named,
                      Analyst("essex")));
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::ON_DUTY));
  v1::MoveDutyRequest done;
  done.set_name(NameOf("d1"));
  done.set_to(v1::Duty::COMPLETED);
  done.add_overrides()->set_kind(kLong);
  done.mutable_overrides(0)->set_reason("A missing person");
  EXPECT_THAT(Move(done), HasReason("OVERRIDE_NOT_BY_SUPERVISOR")) << "that is a new one";
  done.clear_overrides();
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Duty duty, Move(done));
  EXPECT_EQ(duty.overrides(0).author(), "analyst-1");
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  v1::Duty corrected = Overridden(Done("2026-11-20 08:00", "2026-11-20 20:30"), kLong);
  corrected.mutable_overrides(0)->set_reason("A missing person");
  EXPECT_THAT(Amend(corrected), HasReason("OVERRIDE_NOT_BY_SUPERVISOR"));
  corrected = Overridden(Done("2026-11-20 08:00", "2026-11-20 20:30"), kLong);
  ABSL_ASSERT_OK_AND_ASSIGN(duty, Amend(corrected));
  EXPECT_EQ(duty.overrides(0).author(), "analyst-1");
}

TEST_F(DutyMovesServiceTest, WhatIsLongerIsLetPassAgain) {
  const absl::Time from = At("2026-11-20 08:00");
  constexpr auto kLong = v1::Duty::Override::LONG_DUTY;
  ABSL_ASSERT_OK(Create("d1", Overridden(Planned(from, from + absl::Hours(13)), kLong)));
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::ON_DUTY));
  v1::MoveDutyRequest done;
  done.set_name(NameOf("d1"));
  done.set_to(v1::Duty::COMPLETED);
  done.mutable_actual_from()->set_seconds(absl::ToUnixSeconds(from));
  done.mutable_actual_to()->set_seconds(absl::ToUnixSeconds(from + absl::Hours(14)));
  EXPECT_THAT(Move(done), HasReason("LONG_DUTY_OVERRIDE_REQUIRED"));
  *done.mutable_overrides() = Overridden(v1::Duty(), kLong).overrides();
  EXPECT_THAT(Move(done, As("pc")), HasReason("OVERRIDE_NOT_BY_SUPERVISOR")) << "in the same words";
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Duty duty, Move(done, As("deputy")));
  ASSERT_EQ(duty.overrides_size(), 1);
  EXPECT_EQ(duty.overrides(0).author(), "deputy");
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  const v1::Duty shorter = Overridden(Done("2026-11-20 08:00", "2026-11-20 21:00"), kLong);
  ABSL_ASSERT_OK_AND_ASSIGN(duty, Amend(shorter));
  EXPECT_EQ(duty.overrides(0).author(), "deputy");
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  const v1::Duty longer = Overridden(Done("2026-11-20 08:00", "2026-11-20 21:01"), kLong);
  ABSL_ASSERT_OK_AND_ASSIGN(duty, Amend(longer));
  EXPECT_EQ(duty.overrides(0).author(), "analyst-1");
}

TEST_F(DutyMovesServiceTest, AnAmendmentTakesThePlaceOfWhatWasVerified) {
  Record();
  v1::Duty duty = Done("2026-11-20 18:00", "2026-11-20 21:00");
  EXPECT_THAT(Amend(duty), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  EXPECT_THAT(FieldsTold(Amend(duty, "")), ElementsAre("reason: must be given"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty amended, Amend(duty));
  EXPECT_EQ(amended.edition(), 2);
  EXPECT_EQ(amended.state(), v1::Duty::COMPLETED);
  EXPECT_EQ(amended.reason(), "Ended later");
  EXPECT_EQ(Ledger(), "2026-11-20 180 0");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty before, Get(NameOf("d1"), 1));
  EXPECT_EQ(before.state(), v1::Duty::AMENDED);
  EXPECT_EQ(before.verified_by(), "sgt");
  EXPECT_EQ(before.uid(), amended.uid());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty now, Get(NameOf("d1")));
  EXPECT_EQ(now.SerializeAsString(), amended.SerializeAsString());
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  EXPECT_EQ(Ledger(), "2026-11-20 0 180");
  EXPECT_THAT(Get(NameOf("d1"), 3), HasReason("DUTY_UNKNOWN"));
}

TEST_F(DutyMovesServiceTest, AnAmendmentOverlapsNoOtherDuty) {
  Record();
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("sgt")));
  ABSL_ASSERT_OK(Create("d2", Done("2026-11-20 20:00", "2026-11-20 21:00")));
  EXPECT_THAT(NeedsTold(Amend(Done("2026-11-20 18:00", "2026-11-20 20:30"))),
              ElementsAre(HasSubstr("DUTY_OVERLAPS " + NameOf("d2"))));
  EXPECT_EQ(Ledger(), "2026-11-20 60 120") << "nothing of it was written";
}

TEST_F(DutyMovesServiceTest, NobodyLeavesBeforeTheLastDuty) {
  ABSL_ASSERT_OK(Create("d1", Planned(At("2026-12-10 18:00"), At("2026-12-10 20:00"))));
  v1::MoveEngagementRequest leave;
  leave.set_name(kEngagement);
  leave.set_to(v1::Engagement::LEFT);
  leave.set_effective_on("2026-12-10");
  leave.set_leaving_reason(v1::Engagement::DECEASED);
  EXPECT_THAT(MoveEngagement(leave), HasReason("DUTIES_REMAIN"));
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::CANCELLED));
  ABSL_EXPECT_OK(MoveEngagement(leave));
  EXPECT_THAT(Create("d2", Planned(At("2026-12-10 18:00"), At("2026-12-10 20:00"))),
              HasReason("DUTY_OUTSIDE_ENGAGEMENT"));
}

TEST_F(DutyMovesServiceTest, NothingBeginsBeforeItsDay) {
  const absl::Time tomorrow = absl::FromUnixSeconds(std::stoll(Value(
      "SELECT extract(epoch FROM ((now() AT TIME ZONE 'Europe/London')::date + 1 + time '18:00') "
      "AT TIME ZONE 'Europe/London')::bigint")));
  ABSL_ASSERT_OK(Create("d1", Planned(tomorrow, tomorrow + absl::Hours(4))));
  for (const v1::Duty::State to : {v1::Duty::ON_DUTY, v1::Duty::NO_SHOW}) {
    EXPECT_THAT(NeedsTold(Move(NameOf("d1"), to)),
                ElementsAre(HasSubstr("DUTY_NOT_YET " + NameOf("d1") + ": is planned for ")));
  }
  ABSL_EXPECT_OK(Move(NameOf("d1"), v1::Duty::CANCELLED));
}

// A suspension that is told later leaves what was planned before it.
TEST_F(DutyMovesServiceTest, WhatMayNotBeGivenAnyMoreIsNeitherBegunNorMissed) {
  const absl::Time from = At("2026-11-20 18:00");
  ABSL_ASSERT_OK(Create("d1", Planned(from, from + absl::Hours(4))));
  ABSL_ASSERT_OK(MoveEngagement(kEngagement, v1::Engagement::SUSPENDED, "2026-11-19"));
  for (const v1::Duty::State to : {v1::Duty::ON_DUTY, v1::Duty::NO_SHOW}) {
    EXPECT_THAT(Move(NameOf("d1"), to), HasReason("DUTY_OUTSIDE_ENGAGEMENT"));
  }
  ABSL_EXPECT_OK(Move(NameOf("d1"), v1::Duty::CANCELLED));
}

}  // namespace
}  // namespace copperplate::volunteers
