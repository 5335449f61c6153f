#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;
using ::testing::Not;

class DutyServiceTest : public DutyTest {
 protected:
  void SetUp() override {
    DutyTest::SetUp();
    AddInducted("v-1", "e1");
    Activate(kEngagement);
  }
  absl::StatusOr<v1::ListDutiesResponse> List(const v1::ListDutiesRequest& request,
                                              const Caller& caller = Analyst("essex")) {
    return Call(*duties_, &Stub::ListDuties, request, caller);
  }
  static std::vector<std::string> IdsOf(const absl::StatusOr<v1::ListDutiesResponse>& page) {
    std::vector<std::string> ids;
    if (!page.ok()) return ids;
    for (const v1::Duty& duty : page->duties()) {
      ids.push_back(duty.name().substr(duty.name().rfind('/') + 1));
    }
    return ids;
  }
};

TEST_F(DutyServiceTest, WhatIsRecordedIsReadBack) {
  v1::Duty duty = Done("2026-11-20 18:00", "2026-11-20 22:00", 30);
  duty.set_area("Harlow");
  duty.set_source("dutysheet");
  duty.set_source_id("4711");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty created, Create("d1", duty));
  EXPECT_EQ(created.name(), NameOf("d1"));
  EXPECT_EQ(created.state(), v1::Duty::COMPLETED);
  EXPECT_EQ(created.worked_minutes(), 210);
  EXPECT_EQ(created.recorded_by(), "analyst-1");
  EXPECT_EQ(created.edition(), 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty read, Get(created.name()));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  EXPECT_EQ(Ledger(), "2026-11-20 210 0");
  EXPECT_EQ(Value("SELECT type || ' ' || subject FROM volunteers.event_out ORDER BY seq DESC "
                  "OFFSET 1 LIMIT 1"),
            "duty.created forces/essex/volunteers/v-1/engagements/e1/duties/d1")
      << "before that of its reading";
  duty.mutable_actual_from()->set_seconds(absl::ToUnixSeconds(At("2026-11-20 17:00")));
  duty.mutable_actual_to()->set_seconds(absl::ToUnixSeconds(At("2026-11-20 18:00")));
  EXPECT_THAT(Create("d9", duty), HasReason("SOURCE_ID_TAKEN"));
  EXPECT_THAT(Create("d1", Done("2026-11-21 18:00", "2026-11-21 22:00")), HasReason("DUTY_EXISTS"));
}

TEST_F(DutyServiceTest, WithoutAnIdItGetsOne) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty made,
                            Create("", Done("2026-11-20 18:00", "2026-11-20 22:00")));
  EXPECT_THAT(made.name(), ::testing::MatchesRegex(".*/duties/d[0-9a-f]{32}"));
  ABSL_EXPECT_OK(Get(made.name()));
}

TEST_F(DutyServiceTest, ARequestThatIsRepeatedIsAnsweredAsAtFirst) {
  v1::CreateDutyRequest request = CreateRequest("d1", Done("2026-11-20 18:00", "2026-11-20 22:00"));
  request.set_request_id("7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty first,
                            Call(*duties_, &Stub::CreateDuty, request, Analyst("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty again,
                            Call(*duties_, &Stub::CreateDuty, request, Analyst("essex")));
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  request.set_duty_id("d2");
  EXPECT_THAT(Call(*duties_, &Stub::CreateDuty, request, Analyst("essex")),
              HasReason("REQUEST_ID_REUSED"));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.duty"), "1");
}

// The vectors of the clocks that go forward and back.
TEST_F(DutyServiceTest, MinutesAreThoseThatPass) {
  const auto late = v1::Duty::Override::LATE_ENTRY;
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Duty forward,
      Create("d1", Overridden(Done("2018-03-25 00:30", "2018-03-25 02:30"), late)));
  EXPECT_EQ(forward.worked_minutes(), 60);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Duty back,
      Create("d2", Overridden(Done("2018-10-28 00:30", "2018-10-28 02:30"), late)));
  EXPECT_EQ(back.worked_minutes(), 180);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Duty night,
      Create("d3", Overridden(Done("2018-05-31 22:00", "2018-06-01 02:00", 30), late)));
  ASSERT_EQ(night.days_size(), 2);
  EXPECT_EQ(night.days(0).day(), "2018-05-31");
  EXPECT_EQ(night.days(0).minutes(), 105);
  EXPECT_EQ(Ledger(), "2018-03-25 60 0,2018-05-31 105 0,2018-06-01 105 0,2018-10-28 180 0");
}

TEST_F(DutyServiceTest, EveryFaultIsTold) {
  v1::Duty duty = Done("2026-11-20 18:00", "2026-11-20 17:00");
  duty.clear_type();
  duty.set_source("dutysheet");
  EXPECT_THAT(FieldsTold(Create("D 1", duty)),
              ElementsAre(::testing::StartsWith("duty_id: must be a lower-case letter"),
                          "duty.type: must be given", "duty.source_id: must be given"));
  duty = Done("2026-11-20 18:00", "2026-11-20 17:00");
  EXPECT_THAT(FieldsTold(Create("d1", duty)),
              ElementsAre("duty.actual_to: must lie after the beginning"));
  EXPECT_THAT(Create("d1", Done("2036-11-20 18:00", "2036-11-20 19:00")),
              HasReason("DUTY_IN_FUTURE"));
  duty.set_type("forces/essex/dutyTypes/none");
  duty.mutable_actual_to()->set_seconds(duty.actual_from().seconds() + 3600);
  EXPECT_THAT(Create("d1", duty), HasReason("DUTY_TYPE_UNKNOWN"));
  duty.set_type("forces/essex/dutyTypes/old");
  EXPECT_THAT(FieldsTold(Create("d1", duty)),
              ElementsAre("duty.type: nothing new is recorded under this type"));
  EXPECT_THAT(Create("d1", Done("2026-11-20 18:00", "2026-11-20 19:00"),
                     "forces/essex/volunteers/v-1/engagements/e9"),
              HasReason("ENGAGEMENT_UNKNOWN"));
  EXPECT_THAT(Create("d1", Done("2026-11-20 18:00", "2026-11-20 19:00"),
                     "forces/essex/volunteers/v-9/engagements/e1"),
              HasReason("VOLUNTEER_UNKNOWN"));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.duty"), "0");
}

TEST_F(DutyServiceTest, EverythingThatItWouldNeedIsTold) {
  EXPECT_THAT(
      NeedsTold(Create("d1", Done("2016-11-20 06:00", "2016-11-20 20:00"))),
      ElementsAre(HasSubstr("LONG_DUTY_OVERRIDE_REQUIRED"),
                  HasSubstr("LATE_ENTRY_OVERRIDE_REQUIRED"), HasSubstr("DUTY_OUTSIDE_ENGAGEMENT")));
  EXPECT_THAT(Create("d1", Planned(At("2037-01-31 23:00"), At("2037-02-01 01:00"))),
              HasReason("NOT_DEPLOYABLE"))
      << "vetting expires before it ends";
  ABSL_EXPECT_OK(Create("d1", Planned(At("2037-01-31 22:00"), At("2037-02-01 00:00"))));
}

TEST_F(DutyServiceTest, WhatIsLetPassIsLetPassByTheSupervisor) {
  const v1::Duty late =
      Overridden(Done("2018-05-31 18:00", "2018-05-31 20:00"), v1::Duty::Override::LATE_ENTRY);
  const auto create = [&](const Caller& caller) {
    return Call(*duties_, &Stub::CreateDuty, CreateRequest("d1", late, kEngagement), caller);
  };
  EXPECT_THAT(create(As("another")), HasReason("OVERRIDE_NOT_BY_SUPERVISOR"));
  EXPECT_THAT(create(As("volunteers/v-1")), HasReason("OVERRIDE_BY_SELF"));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.duty"), "0");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty taken, create(As("deputy")));
  EXPECT_EQ(taken.overrides(0).author(), "deputy");
}

TEST_F(DutyServiceTest, TrainingIsGivenInInductionToo) {
  v1::Duty duty =
      Overridden(Done("2017-02-10 10:00", "2017-02-10 12:00"), v1::Duty::Override::LATE_ENTRY);
  EXPECT_THAT(Create("d1", duty), HasReason("DUTY_OUTSIDE_ENGAGEMENT"));
  duty.set_type("forces/essex/dutyTypes/course");
  ABSL_EXPECT_OK(Create("d1", duty));
}

TEST_F(DutyServiceTest, NobodyUnderEighteenIsOnDutyAtNight) {
  AddInducted("v-2", "e1", "2000-02-29");
  const std::string young = "forces/essex/volunteers/v-2/engagements/e1";
  Activate(young);
  const auto late = v1::Duty::Override::LATE_ENTRY;
  EXPECT_THAT(Create("d1", Overridden(Done("2018-02-28 21:00", "2018-02-28 22:01"), late), young),
              HasReason("MINOR_NIGHT_DUTY"));
  ABSL_EXPECT_OK(
      Create("d1", Overridden(Done("2018-02-28 21:00", "2018-02-28 22:00"), late), young));
  ABSL_EXPECT_OK(
      Create("d2", Overridden(Done("2018-03-01 00:00", "2018-03-01 02:00"), late), young))
      << "18 from 1 March";
}

TEST_F(DutyServiceTest, APersonHasOneDutyAtATime) {
  AddInducted("v-2", "e1");
  const std::string other = "forces/essex/volunteers/v-2/engagements/e1";
  Activate(other);
  ABSL_ASSERT_OK(Create("d1", Done("2026-11-20 18:00", "2026-11-20 22:00")));
  const DutyResult refused = Create("d2", Done("2026-11-20 21:59", "2026-11-20 23:00"));
  EXPECT_THAT(NeedsTold(refused), ElementsAre(HasSubstr("DUTY_OVERLAPS " + NameOf("d1"))));
  ABSL_EXPECT_OK(Create("d2", Done("2026-11-20 22:00", "2026-11-20 23:00"))) << "they may touch";
  ABSL_EXPECT_OK(Create("d1", Done("2026-11-20 18:00", "2026-11-20 22:00"), other));
  // What takes no time stands in nobody's way.
  ABSL_ASSERT_OK(Create("d3", Planned(At("2027-01-01 10:00"), At("2027-01-01 12:00"))));
  EXPECT_THAT(Create("d4", Planned(At("2027-01-01 11:00"), At("2027-01-01 12:00"))),
              HasReason("DUTY_OVERLAPS"));
  ABSL_ASSERT_OK(Move(NameOf("d3"), v1::Duty::CANCELLED));
  ABSL_EXPECT_OK(Create("d4", Planned(At("2027-01-01 11:00"), At("2027-01-01 12:00"))));
}

TEST_F(DutyServiceTest, APreviewWritesNothing) {
  v1::CreateDutyRequest request = CreateRequest("d1", Done("2026-11-20 18:00", "2026-11-20 22:00"));
  request.set_validate_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty preview,
                            Call(*duties_, &Stub::CreateDuty, request, Analyst("essex")));
  EXPECT_EQ(preview.uid(), "");
  EXPECT_EQ(preview.worked_minutes(), 240);
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.duty"), "0");
  ABSL_ASSERT_OK(Create("d0", Done("2026-11-20 21:00", "2026-11-20 22:00")));
  EXPECT_THAT(Call(*duties_, &Stub::CreateDuty, request, Analyst("essex")),
              HasReason("DUTY_OVERLAPS"));
}

TEST_F(DutyServiceTest, PersonalTextsAreSealedAndNotForViewers) {
  ABSL_ASSERT_OK(Create("d1", Overridden(Done("2026-08-01 18:00", "2026-08-01 22:00"),
                                         v1::Duty::Override::LATE_ENTRY)));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty read, Get(NameOf("d1"), 0, Viewer("essex")));
  ASSERT_EQ(read.overrides_size(), 1);
  EXPECT_EQ(read.overrides(0).reason(), "");
  EXPECT_EQ(read.overrides(0).author(), "");
  const std::string events =
      Value("SELECT string_agg(after, ' ') FROM volunteers.event_out WHERE type LIKE 'duty.%'");
  EXPECT_THAT(events, Not(HasSubstr("Paper forms")));
  EXPECT_THAT(events, HasSubstr("\"sealed\":\""));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.event_out WHERE type = 'volunteer.read' AND "
                  "subject = 'forces/essex/volunteers/v-1' AND actor = 'viewer-1'"),
            "1");
}

TEST_F(DutyServiceTest, DutiesAreListedInTheOrderInWhichTheyBegin) {
  AddInducted("v-2", "e1");
  const std::string other = "forces/essex/volunteers/v-2/engagements/e1";
  Activate(other);
  ABSL_ASSERT_OK(Create("c", Done("2026-11-20 18:00", "2026-11-20 22:00")));
  ABSL_ASSERT_OK(Create("b", Done("2026-11-22 18:00", "2026-11-22 22:00")));
  ABSL_ASSERT_OK(Create("a", Done("2026-11-21 18:00", "2026-11-21 22:00"), other));
  ABSL_ASSERT_OK(Create("p", Planned(At("2027-01-01 10:00"), At("2027-01-01 12:00"))));
  v1::ListDutiesRequest request;
  request.set_parent("forces/essex");
  EXPECT_THAT(IdsOf(List(request)), ElementsAre("c", "a", "b", "p"));
  request.set_page_size(3);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, List(request));
  EXPECT_THAT(IdsOf(first), ElementsAre("c", "a", "b"));
  request.set_page_token(first.next_page_token());
  EXPECT_THAT(IdsOf(List(request)), ElementsAre("p"));
  request.Clear();
  request.set_parent("forces/essex/volunteers/v-1");
  EXPECT_THAT(IdsOf(List(request)), ElementsAre("c", "b", "p"));
  request.set_state(v1::Duty::PLANNED);
  EXPECT_THAT(IdsOf(List(request)), ElementsAre("p"));
  request.Clear();
  request.set_parent(other);
  EXPECT_THAT(IdsOf(List(request)), ElementsAre("a"));
  request.set_parent("forces/essex");
  request.set_from_date("2026-11-21");
  request.set_to_date("2026-11-22");
  EXPECT_THAT(IdsOf(List(request)), ElementsAre("a", "b"));
  request.set_to_date("2026-11-20");
  EXPECT_THAT(List(request), HasReason("DATES_REVERSED"));
  request.Clear();
  request.set_parent("forces/essex/volunteers/v-9");
  EXPECT_THAT(List(request), HasReason("VOLUNTEER_UNKNOWN"));
  request.set_parent("forces/atlantis");
  EXPECT_THAT(List(request, Viewer("atlantis")), HasReason("FORCE_UNKNOWN"));
}

TEST_F(DutyServiceTest, WhatIsNotThereIsTold) {
  EXPECT_THAT(Get(NameOf("none")), HasReason("DUTY_UNKNOWN"));
  EXPECT_THAT(Get("forces/essex/volunteers/v-1/engagements/e2/duties/d1"),
              HasReason("ENGAGEMENT_UNKNOWN"));
  EXPECT_THAT(Get("forces/atlantis/volunteers/v-1/engagements/e2/duties/d1", 0, Viewer("atlantis")),
              HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(
      Call(*duties_, &Stub::CreateDuty,
           CreateRequest("d1", Done("2026-11-20 18:00", "2026-11-20 22:00")), Viewer("essex")),
      HasReason("ROLE_MISSING"));
}

TEST_F(DutyServiceTest, NobodyIsTransferredAwayFromADuty) {
  AddInducted("v-9", "e1");
  const std::string engagement = "forces/essex/volunteers/v-9/engagements/e1";
  Activate(engagement);
  ABSL_ASSERT_OK(Create("d1", Done("2026-11-20 10:00", "2026-11-20 12:00"), engagement));
  v1::TransferEngagementRequest transfer;
  transfer.set_name(engagement);
  transfer.set_engagement_id("e2");
  transfer.set_role(
      Value("SELECT 'forces/essex/roles/' || role FROM volunteers.engagement WHERE "
            "volunteer = 'v-9'"));
  transfer.set_effective_on("2026-11-01");
  transfer.set_exit_interview_offered_on("2026-10-20");
  transfer.set_kit_returned(true);
  const auto call = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement, transfer,
                Analyst("essex"));
  };
  EXPECT_THAT(call(), HasReason("DUTIES_REMAIN"));
  transfer.set_effective_on("2026-11-21");
  ABSL_EXPECT_OK(call());
}

}  // namespace
}  // namespace copperplate::volunteers
