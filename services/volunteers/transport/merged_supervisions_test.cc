// Who supervises, and verifies, where records of one person were merged.
#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/merge_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;

class MergedSupervisionsTest : public MergeTest {
 protected:
  static constexpr char kThird[] = "forces/essex/volunteers/v-3";
  static constexpr char kThirdEngagement[] = "forces/essex/volunteers/v-3/engagements/e1";

  // `v-3`, ACTIVE from 1 March 2017, whom `v-1` supervises to 1 June 2018, and since then `sgt`.
  void AddThird() {
    AddInducted("v-3", "e1");
    v1::CreateSupervisionRequest supervised = Supervised(kThirdEngagement, "s1", "volunteers/v-1");
    supervised.mutable_supervision()->add_delegates("analyst-1");
    ABSL_ASSERT_OK(Supervise(supervised));
    ABSL_ASSERT_OK(MoveEngagement(kThirdEngagement, v1::Engagement::ACTIVE, "2017-03-01"));
    supervised = Supervised(kThirdEngagement, "s2", "sgt");
    supervised.mutable_supervision()->set_from_date("2018-06-01");
    ABSL_ASSERT_OK(Supervise(supervised));
  }
  DutyResult CreateAs(const std::string& id, const v1::Duty& duty, const std::string& caller) {
    return Call(*duties_, &Stub::CreateDuty, CreateRequest(id, duty, kThirdEngagement), As(caller));
  }
};

TEST_F(MergedSupervisionsTest, WhoKeptOneRecordVerifiesNothingUnderTheOneGivenUp) {
  AddThird();
  Work("d1", InMay(1, "10:00", "12:00"), kThirdEngagement);
  LeaveInJune();
  ABSL_ASSERT_OK(Merge(Asked(kVolunteer, kThird)));
  const std::string duty = absl::StrCat(kThirdEngagement, "/duties/d1");
  EXPECT_THAT(Move(duty, v1::Duty::VERIFIED, As("volunteers/v-1")), HasReason("VERIFIED_BY_SELF"));
  ABSL_EXPECT_OK(Move(duty, v1::Duty::VERIFIED, As("analyst-1")));
}

TEST_F(MergedSupervisionsTest, WhoKeptOneRecordLetsNothingPassUnderTheOneGivenUp) {
  AddThird();
  LeaveInJune();
  ABSL_ASSERT_OK(CreateAs("d1", InMay(1, "10:00", "12:00"), "volunteers/v-1"));
  ABSL_ASSERT_OK(Merge(Asked(kVolunteer, kThird)));
  const v1::Duty duty = InMay(2, "10:00", "12:00");
  EXPECT_THAT(CreateAs("d2", duty, "volunteers/v-1"), HasReason("OVERRIDE_BY_SELF"));
  v1::CreateDutyRequest preview = CreateRequest("d2", duty, kThirdEngagement);
  preview.set_validate_only(true);
  EXPECT_THAT(Call(*duties_, &Stub::CreateDuty, preview, As("volunteers/v-1")),
              HasReason("OVERRIDE_BY_SELF"));
  ABSL_EXPECT_OK(CreateAs("d2", duty, "analyst-1"));
  v1::ImportDutiesRequest import;
  import.set_parent("forces/essex");
  import.set_source("dutysheet");
  EXPECT_THAT(
      FieldsTold(Upload(
          *duties_, &Stub::ImportDuties, import,
          "source_id,volunteer,engagement,type,from,to,late_entry_reason,overridden_by,"
          "verified_by\n"
          "1,v-3,e1,patrol,2018-05-03 10:00,2018-05-03 12:00,Paper,volunteers/v-1,\n"
          "2,v-3,e1,patrol,2018-05-04 10:00,2018-05-04 12:00,Paper,analyst-1,volunteers/v-1\n"
          "3,v-3,e1,patrol,2018-05-05 10:00,2018-05-05 12:00,Paper,analyst-1,analyst-1\n",
          Analyst("essex"))),
      ElementsAre("rows[2].overridden_by: must be another person than who did it "
                  "(OVERRIDE_BY_SELF)",
                  "rows[3].verified_by: must be another person than who did it "
                  "(VERIFIED_BY_SELF)"));
}

TEST_F(MergedSupervisionsTest, WhatIsLeftToVerifyUnderTheOneGivenUpIsVerified) {
  Work("d1", InMay(1, "10:00", "12:00"));
  LeaveInJune();
  ABSL_ASSERT_OK(Merge());
  const std::string name = absl::StrCat(kEngagement, "/supervisions/s1");
  v1::Supervision next;
  next.add_delegates("insp");
  ABSL_ASSERT_OK(UpdateSupervision(next, "delegates", name)) << "sgt has left the force";
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty duty,
                            Move(NameOf("d1"), v1::Duty::VERIFIED, As("insp")));
  EXPECT_EQ(duty.verified_by(), "insp");
}

TEST_F(MergedSupervisionsTest, WhoSupervisedTheOneGivenUpStaysAsItWasTold) {
  LeaveInJune();
  ABSL_ASSERT_OK(Merge());
  const std::string name = absl::StrCat(kEngagement, "/supervisions/s1");
  v1::Supervision next;
  next.set_supervisor("insp");
  EXPECT_THAT(FieldsTold(UpdateSupervision(next, "supervisor", name)),
              ElementsAre("supervision.supervisor: cannot be changed under a record that was "
                          "merged"));
  next.set_from_date("2017-02-01");
  EXPECT_THAT(UpdateSupervision(next, "from_date", name), HasReason("FIELD_IMMUTABLE"));
  for (const char* const to : {"", "2018-06-29", "2018-07-01"}) {
    next.set_to_date(to);
    EXPECT_THAT(FieldsTold(UpdateSupervision(next, "to_date", name)),
                ::testing::Contains(HasSubstr("supervision.to_date: may only be brought forward")))
        << to;
  }
  // Of days of which nothing was told.
  v1::CreateSupervisionRequest before = Supervised(kEngagement, "s0", "insp");
  EXPECT_THAT(Supervise(before), HasReason("SUPERVISED_TWICE"));
  before.mutable_supervision()->set_from_date("2017-02-01");
  before.mutable_supervision()->set_to_date("2017-03-01");
  ABSL_ASSERT_OK(Supervise(before));
  before.set_supervision_id("s00");
  before.mutable_supervision()->set_from_date("2017-01-01");
  before.mutable_supervision()->set_to_date("2017-02-01");
  before.mutable_supervision()->set_supervisor("volunteers/v-2");
  EXPECT_THAT(FieldsTold(Supervise(before)),
              ElementsAre("supervision.supervisor: must be another person"));
}

TEST_F(MergedSupervisionsTest, WhatWasPlannedBeyondTheEndIsEnded) {
  LeaveInJune();
  v1::CreateSupervisionRequest planned = Supervised(kEngagement, "s2", "insp");
  planned.mutable_supervision()->set_from_date("2018-07-01");
  ABSL_ASSERT_OK(Supervise(planned));
  ABSL_ASSERT_OK(Merge());
  v1::Supervision next;
  next.set_to_date("2018-07-02");
  const std::string name = absl::StrCat(kEngagement, "/supervisions/s2");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Supervision ended, UpdateSupervision(next, "to_date", name));
  EXPECT_EQ(ended.to_date(), "2018-07-02");
  next.clear_to_date();
  EXPECT_THAT(UpdateSupervision(next, "to_date", name), HasReason("FIELD_IMMUTABLE"));
}

TEST_F(MergedSupervisionsTest, WhoIsNamedAnewIsSoByTheRecordThatIsKept) {
  LeaveInJune();
  v1::Supervision next;
  next.add_delegates("deputy");
  next.add_delegates("volunteers/v-1");
  const std::string name = absl::StrCat(kKeptEngagement, "/supervisions/s1");
  ABSL_ASSERT_OK(Merge());
  EXPECT_THAT(FieldsTold(UpdateSupervision(next, "delegates", name)),
              ElementsAre("supervision.delegates[1]: was merged into volunteers/v-2"));
}

// As a release that knows nothing of merges would leave it: it settles anew what may be given to
// everybody in a role.
TEST_F(MergedSupervisionsTest, NoDutyIsRecordedWhateverTheEngagementSays) {
  LeaveInJune();
  ABSL_ASSERT_OK(Merge());
  Value(
      "UPDATE volunteers.engagement SET deployable = '{[2017-03-01Z,2018-06-30Z)}' "
      "WHERE volunteer = 'v-1'; SELECT ''");
  EXPECT_THAT(Create("d1", InMay(1, "10:00", "12:00")), HasReason("VOLUNTEER_MERGED"));
  v1::ImportDutiesRequest import;
  import.set_parent("forces/essex");
  import.set_source("dutysheet");
  EXPECT_THAT(FieldsTold(Upload(*duties_, &Stub::ImportDuties, import,
                                "source_id,volunteer,engagement,type,from,to,late_entry_reason\n"
                                "1,v-1,e1,patrol,2018-05-03 10:00,2018-05-03 12:00,Paper\n",
                                Analyst("essex"))),
              ElementsAre(HasSubstr("was merged into volunteers/v-2")));
  // That release itself writes the record's own number as the person.
  EXPECT_THAT(storage()
                  .database()
                  .Value(R"(
      INSERT INTO volunteers.duty (force, volunteer, engagement, id, edition, uid, person, version,
          created_at, created_by, updated_at, updated_by, type, actual_from, actual_to,
          break_minutes, state, area, entered_at, recorded_by, verified_by, reason, override_kinds,
          override_bys, override_reasons, source, source_id, import_id, revision)
      SELECT force, id, 'e1', 'd1', 1, gen_random_uuid(), uid, 1, now(), '', now(), '', 'patrol',
             '2018-05-01 12:00Z', '2018-05-01 13:00Z', 0, 3, '', now(), '', '', '', '{}', '{}',
             '{}', '', '', '', 0
      FROM volunteers.volunteer WHERE id = 'v-1'; SELECT '')")
                  .status()
                  .ToString(),
              HasSubstr("duty_person"));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.duty"), "0");
}

// `v-2`, the record that is kept, judges what `v-1` was to judge.
TEST_F(MergedSupervisionsTest, WhoSupervisedUnderTheOneGivenUpJudgesUnderTheOneThatIsKept) {
  AddThird();
  Work("d1", InMay(1, "10:00", "12:00"), kThirdEngagement);
  Work("d2", InMay(2, "10:00", "12:00"), kThirdEngagement);
  LeaveInJune();
  const std::string first = absl::StrCat(kThirdEngagement, "/duties/d1");
  EXPECT_THAT(Move(first, v1::Duty::VERIFIED, As("volunteers/v-2")),
              HasReason("VERIFIER_NOT_SUPERVISOR"));
  ABSL_ASSERT_OK(Merge());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty verified,
                            Move(first, v1::Duty::VERIFIED, As("volunteers/v-2")));
  EXPECT_EQ(verified.verified_by(), "volunteers/v-2");
  // What lets a late duty pass too: by itself, in a preview, and in an import.
  ABSL_EXPECT_OK(CreateAs("d3", InMay(3, "10:00", "12:00"), "volunteers/v-2"));
  v1::CreateDutyRequest preview = CreateRequest("d4", InMay(4, "10:00", "12:00"), kThirdEngagement);
  preview.set_validate_only(true);
  ABSL_EXPECT_OK(Call(*duties_, &Stub::CreateDuty, preview, As("volunteers/v-2")));
  v1::ImportDutiesRequest import;
  import.set_parent("forces/essex");
  import.set_source("dutysheet");
  ABSL_EXPECT_OK(Upload(*duties_, &Stub::ImportDuties, import,
                        "source_id,volunteer,engagement,type,from,to,late_entry_reason,"
                        "overridden_by,verified_by\n"
                        "1,v-3,e1,patrol,2018-05-05 10:00,2018-05-05 12:00,Paper,volunteers/v-2,"
                        "volunteers/v-2\n",
                        Analyst("essex")));
}

}  // namespace
}  // namespace copperplate::volunteers
