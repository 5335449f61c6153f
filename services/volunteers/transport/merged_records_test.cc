// What follows of two records' being of one person: figures, writes, duties.
#include <gmock/gmock.h>

#include <string>

#include "copperplate/volunteers/v1/exit_interview_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/merge_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;
using ::testing::Not;

class MergedRecordsTest : public MergeTest {
 protected:
  static const v1::VolunteerSummary::KindSummary& SupportOf(const v1::VolunteerSummary& summary) {
    return summary.kinds(1);
  }
  DutyResult Amend(const std::string& name, const v1::Duty& duty) {
    v1::AmendDutyRequest request;
    request.set_name(name);
    *request.mutable_duty() = duty;
    request.set_reason("The form says so");
    return Call(*duties_, &Stub::AmendDuty, request, Analyst("essex"));
  }
};

TEST_F(MergedRecordsTest, AreOnePersonInFiguresFromWhenThatIsKnown) {
  Work("d1", InMay(1, "10:00", "12:00"));
  Work("d1", InMay(2, "10:00", "12:00"), kKeptEngagement);
  LeaveInJune();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary known, Summarise("2018-05-31"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary before, Summarise("2018-05-31", &known));
  ABSL_ASSERT_OK(Merge());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary after, Summarise("2018-05-31"));
  EXPECT_EQ(SupportOf(before).headcount().strength(), 2);
  EXPECT_EQ(SupportOf(after).headcount().strength(), 1);
  EXPECT_EQ(SupportOf(after).headcount().active(), 1);
  EXPECT_EQ(after.together().strength(), 1);
  EXPECT_EQ(SupportOf(before).turnout_percent(), "100.0");
  EXPECT_EQ(SupportOf(after).turnout_percent(), "100.0") << "one of one";
  EXPECT_EQ(SupportOf(after).average_headcount(), "1.0");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary then, Summarise("2018-05-31", &known));
  EXPECT_EQ(then.SerializeAsString(), before.SerializeAsString())
      << "what was published is told again as it was";

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary march, Summarise("2017-03-31", &known));
  EXPECT_EQ(SupportOf(march).periods(0).joiners(), 2);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary march_now, Summarise("2017-03-31"));
  EXPECT_EQ(SupportOf(march_now).periods(0).joiners(), 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary june, Summarise("2018-06-30"));
  EXPECT_EQ(SupportOf(june).periods(0).leavers(), 0) << "the person stays under the other record";
  EXPECT_EQ(SupportOf(june).headcount().strength(), 1);
}

TEST_F(MergedRecordsTest, NothingIsWrittenUnderTheOneThatIsGivenUp) {
  Work("d1", InMay(1, "10:00", "12:00"));
  LeaveInJune();
  ABSL_ASSERT_OK(Merge());
  v1::UpdateVolunteerRequest update;
  update.mutable_volunteer()->set_name(kVolunteer);
  update.mutable_volunteer()->set_home_area("Ely");
  update.mutable_update_mask()->add_paths("home_area");
  EXPECT_THAT(
      Call(*volunteers_, &v1::VolunteerService::Stub::UpdateVolunteer, update, Analyst("essex")),
      HasReason("VOLUNTEER_MERGED"));
  v1::CreateEngagementRequest apply;
  apply.set_parent(kVolunteer);
  apply.set_engagement_id("e2");
  apply.mutable_engagement()->set_role("forces/essex/roles/clerk");
  apply.mutable_engagement()->set_applied_on("2020-01-01");
  const auto refused =
      Call(*engagements_, &v1::EngagementService::Stub::CreateEngagement, apply, Analyst("essex"));
  EXPECT_THAT(NeedsTold(refused), ElementsAre("VOLUNTEER_MERGED forces/essex/volunteers/v-1: was "
                                              "merged into volunteers/v-2"));
  v1::CorrectEngagementRequest correct;
  correct.set_name(kEngagement);
  correct.set_corrects_seq(5);
  correct.set_to(v1::Engagement::ACTIVE);
  correct.set_effective_on("2018-06-30");
  correct.set_reason("Has not left");
  EXPECT_THAT(Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, correct,
                   Analyst("essex")),
              HasReason("VOLUNTEER_MERGED"));
  v1::CreateVettingCheckRequest check;
  check.set_parent(kVolunteer);
  check.set_vetting_check_id("c2");
  check.mutable_vetting_check()->set_level(v1::Role::NPPV1);
  check.mutable_vetting_check()->set_requested_on("2020-01-01");
  EXPECT_THAT(
      Call(*vetting_, &v1::VettingService::Stub::CreateVettingCheck, check, Analyst("essex")),
      HasReason("VOLUNTEER_MERGED"));
  v1::RecordExitInterviewRequest talk;
  talk.set_name(kEngagement);
  talk.set_state(v1::Engagement::ExitInterview::DECLINED);
  const auto interviews = v1::ExitInterviewService::NewStub(channel());
  EXPECT_THAT(Call(*interviews, &v1::ExitInterviewService::Stub::RecordExitInterview, talk,
                   Analyst("essex")),
              HasReason("VOLUNTEER_MERGED"));
  v1::CreateSupervisionRequest supervised;
  supervised.set_parent(kKeptEngagement);
  supervised.set_supervision_id("s2");
  supervised.mutable_supervision()->set_supervisor("volunteers/v-1");
  supervised.mutable_supervision()->set_from_date("2020-01-01");
  const auto named = Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision,
                          supervised, Analyst("essex"));
  EXPECT_THAT(named, HasReason("VOLUNTEER_MERGED"));
  EXPECT_THAT(FieldsTold(named),
              ElementsAre("supervision.supervisor: was merged into volunteers/v-2"));
  ABSL_EXPECT_OK(Get(NameOf("d1"))) << "reads go on";
  ABSL_EXPECT_OK(GetVolunteer());
}

TEST_F(MergedRecordsTest, NoDutyIsRecordedUnderTheOneThatIsGivenUp) {
  LeaveInJune();
  ABSL_ASSERT_OK(Merge());
  const v1::Duty duty = InMay(3, "10:00", "12:00");
  EXPECT_THAT(NeedsTold(Create("d3", duty)),
              ElementsAre("VOLUNTEER_MERGED forces/essex/volunteers/v-1: was merged into "
                          "volunteers/v-2"));
  v1::CreateDutyRequest preview = CreateRequest("d3", duty);
  preview.set_validate_only(true);
  EXPECT_THAT(Call(*duties_, &Stub::CreateDuty, preview, Analyst("essex")),
              HasReason("VOLUNTEER_MERGED"));
  v1::BatchCreateDutiesRequest batch;
  batch.set_parent("forces/essex");
  *batch.add_requests() = CreateRequest("d3", duty);
  EXPECT_THAT(FieldsTold(Call(*duties_, &Stub::BatchCreateDuties, batch, Analyst("essex"))),
              ElementsAre("requests[0].duty: was merged into volunteers/v-2 (VOLUNTEER_MERGED)"));
  v1::ImportDutiesRequest import;
  import.set_parent("forces/essex");
  import.set_source("dutysheet");
  EXPECT_THAT(FieldsTold(Upload(*duties_, &Stub::ImportDuties, import,
                                "source_id,volunteer,engagement,type,from,to,late_entry_reason\n"
                                "1,v-1,e1,patrol,2018-05-03 10:00,2018-05-03 12:00,Paper\n",
                                Analyst("essex"))),
              ElementsAre(HasSubstr("was merged into volunteers/v-2")));
  EXPECT_EQ(Value("SELECT count(*) FROM volunteers.duty"), "0");
  Work("d3", duty, kKeptEngagement);
}

TEST_F(MergedRecordsTest, NoTwoDutiesOfThePersonOverlap) {
  Work("d1", InMay(1, "10:00", "12:00"));
  Work("d1", InMay(2, "10:00", "12:00"), kKeptEngagement);
  LeaveInJune();
  ABSL_ASSERT_OK(Merge());
  // Under the record that is kept.
  EXPECT_THAT(NeedsTold(Create("d2", InMay(1, "11:00", "13:00"), kKeptEngagement)),
              ElementsAre("DUTY_OVERLAPS " + NameOf("d1") + ": is at that time"));
  v1::BatchCreateDutiesRequest batch;
  batch.set_parent("forces/essex");
  *batch.add_requests() = CreateRequest("d2", InMay(1, "11:00", "13:00"), kKeptEngagement);
  EXPECT_THAT(FieldsTold(Call(*duties_, &Stub::BatchCreateDuties, batch, Analyst("essex"))),
              ElementsAre("requests[0].duty: overlaps " + NameOf("d1") + " (DUTY_OVERLAPS)"));
  v1::ImportDutiesRequest import;
  import.set_parent("forces/essex");
  import.set_source("dutysheet");
  EXPECT_THAT(FieldsTold(Upload(*duties_, &Stub::ImportDuties, import,
                                "source_id,volunteer,engagement,type,from,to,late_entry_reason\n"
                                "1,v-2,e1,patrol,2018-05-01 11:00,2018-05-01 13:00,Paper\n",
                                Analyst("essex"))),
              ElementsAre(HasSubstr("rows[2].from: the person has another duty at that time")));
  // What was recorded under the other one before goes on, and is held against both.
  ABSL_ASSERT_OK(Move(NameOf("d1"), v1::Duty::VERIFIED, As("deputy")));
  EXPECT_THAT(
      NeedsTold(Amend(NameOf("d1"), InMay(2, "11:00", "13:00"))),
      ElementsAre(std::string("DUTY_OVERLAPS ") + kKeptEngagement + "/duties/d1: is at that time"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Duty amended,
                            Amend(NameOf("d1"), InMay(2, "12:00", "13:00")));
  EXPECT_EQ(amended.edition(), 2);
  EXPECT_EQ(Value("SELECT count(DISTINCT person) FROM volunteers.duty"), "1");
}

TEST_F(MergedRecordsTest, NobodyVerifiesTheirOwnUnderAnotherRecord) {
  AddInducted("v-3", "e1");
  const std::string engagement = "forces/essex/volunteers/v-3/engagements/e1";
  v1::CreateSupervisionRequest supervised;
  supervised.set_parent(engagement);
  supervised.set_supervision_id("s1");
  supervised.mutable_supervision()->set_supervisor("volunteers/v-2");
  supervised.mutable_supervision()->add_delegates("analyst-1");
  supervised.mutable_supervision()->set_from_date("2017-03-01");
  ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision, supervised,
                      Analyst("essex")));
  ABSL_ASSERT_OK(MoveEngagement(engagement, v1::Engagement::ACTIVE, "2017-03-01"));
  Work("d1", InMay(1, "10:00", "12:00"), engagement);
  ABSL_ASSERT_OK(Leave(engagement, "2018-06-30"));
  ABSL_ASSERT_OK(Merge(Asked("forces/essex/volunteers/v-3", kKept)));
  EXPECT_THAT(Move(engagement + "/duties/d1", v1::Duty::VERIFIED, As("volunteers/v-2")),
              HasReason("VERIFIED_BY_SELF"));
  ABSL_EXPECT_OK(Move(engagement + "/duties/d1", v1::Duty::VERIFIED, As("analyst-1")));
}

TEST_F(MergedRecordsTest, EachIsExportedHeldAndForgottenByItself) {
  Work("d1", InMay(1, "10:00", "12:00"));
  LeaveInJune();
  ABSL_ASSERT_OK(AddRule("psv", v1::RetentionRule::PSV, 12));
  ABSL_ASSERT_OK(Merge());
  v1::ExportVolunteerRequest request;
  request.set_name(kVolunteer);
  const auto exported = [&] {
    return Call(*privacy_, &PrivacyStub::ExportVolunteer, request, Admin("essex"));
  };
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerExport without, exported());
  EXPECT_EQ(without.volunteer().merged_into(), kKept);
  EXPECT_EQ(without.volunteer().merge_reason(), "") << "free text";
  EXPECT_EQ(without.duties_size(), 1);
  request.set_name(kKept);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerExport kept_export, exported());
  EXPECT_THAT(kept_export.volunteer().merged_from(), ElementsAre(kVolunteer));
  request.set_name(kVolunteer);
  request.set_include_free_text(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerExport with, exported());
  EXPECT_EQ(with.volunteer().merge_reason(), "Ada Okafor showed both cards");

  ABSL_ASSERT_OK(Hold("h1"));
  EXPECT_THAT(Anonymise(), HasReason("LEGAL_HOLD"));
  ABSL_ASSERT_OK(Release("h1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary before, Summarise("2018-05-31"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer anonymous, Anonymise());
  EXPECT_EQ(anonymous.merged_into(), kKept);
  EXPECT_EQ(anonymous.merge_reason(), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer read, GetVolunteer());
  EXPECT_EQ(read.SerializeAsString(), anonymous.SerializeAsString());
  EXPECT_THAT(Value("SELECT schema_to_xml('volunteers', true, false, '')::text"),
              Not(HasSubstr("both cards")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary after, Summarise("2018-05-31"));
  EXPECT_EQ(SupportOf(after).SerializeAsString(), SupportOf(before).SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Volunteer kept, GetVolunteer(kKept));
  EXPECT_EQ(kept.full_name(), "Ada Okafor");
  EXPECT_THAT(Create("d2", InMay(4, "10:00", "12:00")), HasReason("VOLUNTEER_ANONYMISED"));
}

}  // namespace
}  // namespace copperplate::volunteers
