// Volunteers with the history of their engagements from CSV.
#include "services/volunteers/transport/testing/volunteer_import_test.h"

#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "copperplate/volunteers/v1/cadet_unit_service.grpc.pb.h"
#include "libs/rpc/grpc_status.h"
#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kHeader[] = "volunteer,full_name,date_of_birth,role,engagement,state,effective_on\n";
// A constable who became active, and one who left.
constexpr char kConstables[] =
    "v-1,Ada Okafor,1990-05-17,constable,e1,,APPLIED,2014-01-10,,,,,,,,,,,\n"
    "v-1,,,,e1,,VETTING,2014-02-01,,,,RV,2014-03-01,2030-03-01,V/1,,,,\n"
    "v-2,Ben Marsh,1985-01-01,constable,e1,,APPLIED,2012-01-10,,,,RV,2012-03-01,2022-03-01,V/2,sgt,"
    "2012-04-01,,\n"
    "v-1,,,,e1,,INDUCTION,2014-03-01,,,,,,,,,,,\n"
    "v-1,,,,e1,,PROBATION,2014-04-01,,,2014-04-01,,,,,volunteers/v-2,2014-04-01,,\n"
    "v-2,,,,e1,,VETTING,2012-02-01,,,,,,,,,,,\n"
    "v-2,,,,e1,,INDUCTION,2012-03-01,,,,,,,,,,,\n"
    "v-2,,,,e1,,PROBATION,2012-04-01,,,,,,,,,,,\n"
    "v-1,,,,e1,,ACTIVE,2016-04-01,,,,,,,,sgt,2018-01-01,,\n"
    "v-2,,,,e1,,LEFT,2018-01-01,MOVED,,,,,,,,,,\n";

TEST_F(VolunteerImportTest, WhatTheRegisterHasBesidesIsTaken) {
  const std::string header = absl::StrCat(
      std::string(kHeader, sizeof kHeader - 2),
      ",contact,emergency_contact,home_area,collar_number,rank,department,employer_scheme,"
      "cip_group,independent_patrol_on,probation_months\n");
  const std::string rows =
      "v-1,Ada Okafor,1990-05-17,constable,e1,APPLIED,2018-01-08,ada@example.org,Bo 01223 1,Ely,"
      "4711,Special Sergeant,Response,Employer supported,North,2019-02-01,18\n"
      "v-1,,,,e1,VETTING,2018-02-01,,,,4711,,,,,,\n";
  ABSL_ASSERT_OK(Import(absl::StrCat(header, rows), "hr"));
  EXPECT_EQ(
      Value("SELECT concat_ws('|', v.contact, emergency_contact, home_area, collar_no, rank, "
            "department, employer_scheme, cip_group, independent_patrol_on, probation_months) "
            "FROM volunteers.engagement e JOIN volunteers.volunteer v ON v.force = e.force AND "
            "v.id = e.volunteer WHERE v.id = 'v-1'"),
      "ada@example.org|Bo 01223 1|Ely|4711|Special Sergeant|Response|Employer supported|"
      "North|2019-02-01|18");
  const std::string wrong =
      "v-3,Cy Dunn,1990-05-17,constable,e1,APPLIED,2018-01-08,,,,1,,,,,2019-13-01,x\n"
      "v-4,Di East,1990-05-17,constable,e1,APPLIED,2018-01-08,,,,1,,,,,,121\n";
  EXPECT_THAT(
      FieldsTold(Import(absl::StrCat(header, wrong), "hr-2")),
      ElementsAre(HasSubstr("rows[2].independent_patrol_on"), HasSubstr("rows[2].probation_months"),
                  HasSubstr("rows[3].probation_months")));
  const std::string differs =
      "v-5,Ed Fox,1990-05-17,constable,e1,APPLIED,2018-01-08,,,,1,,,,,,\n"
      "v-5,,,,e1,VETTING,2018-02-01,,,,2,,,,,,\n";
  EXPECT_THAT(FieldsTold(Import(absl::StrCat(header, differs), "hr-3")),
              ElementsAre(HasSubstr("rows[3].collar_number: must be as on the lines before")));
}

TEST_F(VolunteerImportTest, RowsBecomeVolunteersWithTheirHistory) {
  const std::string revision =
      Value("SELECT revision + 1 FROM volunteers.revision WHERE force = 'essex'");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerImport imported,
                            Import(absl::StrCat(kFull, kConstables), "hr"));
  EXPECT_EQ(imported.name(), "forces/essex/volunteerImports/hr");
  EXPECT_EQ(imported.row_count(), 10);
  EXPECT_EQ(imported.volunteer_count(), 2);
  EXPECT_EQ(imported.engagement_count(), 2);
  EXPECT_EQ(imported.author(), "analyst-1");
  v1::GetEngagementRequest get;
  get.set_name("forces/essex/volunteers/v-1/engagements/e1");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Engagement engagement,
      Call(*engagements_, &v1::EngagementService::Stub::GetEngagement, get, Analyst("essex")));
  EXPECT_EQ(engagement.state(), v1::Engagement::ACTIVE);
  EXPECT_EQ(engagement.applied_on(), "2014-01-10");
  EXPECT_EQ(engagement.induction_completed_on(), "2014-04-01");
  ASSERT_EQ(engagement.events_size(), 5);
  EXPECT_EQ(absl::StrCat(engagement.events(4).revision()), revision);
  // Everything is of one revision.
  EXPECT_EQ(Value("SELECT string_agg(DISTINCT version::text, ',') FROM (SELECT version FROM "
                  "volunteers.volunteer UNION ALL SELECT version FROM volunteers.engagement UNION "
                  "ALL SELECT version FROM volunteers.supervision UNION ALL SELECT version FROM "
                  "volunteers.vetting_check) v"),
            revision);
  EXPECT_EQ(Value("SELECT deployable || ' ' || adult_from FROM volunteers.engagement WHERE "
                  "volunteer = 'v-1'"),
            "{[\"2014-03-31 23:00:00+00\",\"2030-03-01 00:00:00+00\")} 2008-05-16 23:00:00+00");
  // The next supervisor ends the present one, and what is over is supervised no longer.
  EXPECT_EQ(Value("SELECT string_agg(concat_ws(' ', volunteer, id, supervisor, first_day, "
                  "day_after), ', ' ORDER BY volunteer, id) FROM volunteers.supervision"),
            "v-1 s1 volunteers/v-2 2014-04-01 2018-01-01, v-1 s2 sgt 2018-01-01, "
            "v-2 s1 sgt 2012-04-01 2018-01-01");
}

TEST_F(VolunteerImportTest, ItsEventsAreThoseOfSingleWrites) {
  ABSL_ASSERT_OK(Import(absl::StrCat(kFull, kConstables), "hr"));
  EXPECT_EQ(Value("SELECT string_agg(type || ' ' || n, ', ' ORDER BY type) FROM (SELECT type, "
                  "count(*) AS n FROM volunteers.event_out WHERE type NOT LIKE '%role%' AND type "
                  "NOT LIKE 'duty%' GROUP BY type) t"),
            "engagement.created 2, supervision.created 3, vetting_check.created 2, "
            "volunteer.created 2, volunteer_import.applied 1");
  const std::string told = Value("SELECT string_agg(after, ' ') FROM volunteers.event_out");
  EXPECT_THAT(told, Not(HasSubstr("Okafor")));
  EXPECT_THAT(told, Not(HasSubstr("1990-05-17")));
  EXPECT_THAT(told, HasSubstr("\"sealed\":\""));
  EXPECT_EQ(Count("person_key"), "2");
  // Who was imported goes on as any other.
  v1::MoveEngagementRequest move;
  move.set_name("forces/essex/volunteers/v-1/engagements/e1");
  move.set_to(v1::Engagement::SUSPENDED);
  move.set_effective_on("2026-11-01");
  ABSL_EXPECT_OK(MoveEngagement(move));
}

TEST_F(VolunteerImportTest, ARepeatChangesNothing) {
  const std::string csv = absl::StrCat(kFull, kConstables);
  ABSL_ASSERT_OK_AND_ASSIGN(v1::VolunteerImport first, Import(csv, "hr"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerImport again, Import(csv, "hr"));
  first.set_replayed(true);
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_THAT(Import(kFull, "hr"), HasReason("IMPORT_CONTENT_DIFFERS"));
  const auto twice = Import(csv, "hr2");
  EXPECT_THAT(FieldsTold(twice), ElementsAre(HasSubstr("rows[2].volunteer: there is a volunteer"),
                                             HasSubstr("rows[4].volunteer: ")));
  EXPECT_EQ(Count("volunteer") + Count("volunteer_import"), "21");
}

TEST_F(VolunteerImportTest, APreviewWritesNothing) {
  request_.set_validate_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerImport preview,
                            Import(absl::StrCat(kFull, kConstables), "hr"));
  EXPECT_EQ(preview.name(), "");
  EXPECT_EQ(preview.volunteer_count(), 2);
  EXPECT_TRUE(preview.validate_only());
  EXPECT_EQ(Count("volunteer") + Count("volunteer_import"), "00");
}

TEST_F(VolunteerImportTest, CellsThatCannotBeReadAreNamedByLine) {
  const auto refused = Import(
      absl::StrCat(kFull, "V 1,Ada,1990-05-17,constable,,,GONE,2014-13-10,,,,NPPV9,,,,sgt,,,\n",
                   "v-2,Ben,1990-05-17,constable,e1,,APPLIED,,,,,,2014-01-01,,,,,,2014-01-01\n"));
  EXPECT_THAT(
      FieldsTold(refused),
      ElementsAre(HasSubstr("rows[2].volunteer: "), HasSubstr("rows[2].engagement: "),
                  HasSubstr("(WORD_UNKNOWN)"), HasSubstr("(DATE_MALFORMED)"),
                  HasSubstr("rows[2].vetting_level: "), HasSubstr("rows[2].supervised_from: "),
                  HasSubstr("rows[3].effective_on: "), HasSubstr("rows[3].vetting_level: "),
                  HasSubstr("rows[3].consent_by: ")));
  EXPECT_THAT(Import("volunteer\n"), HasReason("IMPORT_REFUSED"));
}

TEST_F(VolunteerImportTest, StepsThatDoNotFollowAreNamedByLine) {
  const auto refused = Import(absl::StrCat(
      kHeader, "a,A,1990-05-17,constable,e1,ACTIVE,2014-01-10\n",
      "b,B,1990-05-17,constable,e1,APPLIED,2014-01-10\n", "b,,,,e1,ACTIVE,2014-02-10\n",
      "c,C,1990-05-17,clerk,e1,APPLIED,2014-01-10\n", "c,,,,e1,VETTING,2014-01-09\n",
      "d,D,1990-05-17,clerk,e1,APPLIED,2014-01-10\n", "d,,,,e1,VETTING,2199-01-09\n",
      "e,E,1990-05-17,none,e1,APPLIED,2014-01-10\n", "f,F,1990-05-17,,e1,APPLIED,2014-01-10\n",
      "g,,,clerk,e1,APPLIED,2014-01-10\n", "h,H,1990-05-17,clerk,e1,APPLIED,2014-01-10\n",
      "h,G,1990-05-18,,e1,VETTING,2014-01-10\n"));
  EXPECT_THAT(FieldsTold(refused),
              ElementsAre(HasSubstr("rows[13].full_name: must be as on the lines before"),
                          HasSubstr("rows[13].date_of_birth: ")));
  const auto steps = Import(
      absl::StrCat(kHeader, "a,A,1990-05-17,constable,e1,ACTIVE,2014-01-10\n",
                   "b,B,1990-05-17,constable,e1,APPLIED,2014-01-10\n",
                   "b,,,,e1,ACTIVE,2014-02-10\n", "c,C,1990-05-17,clerk,e1,APPLIED,2014-01-10\n",
                   "c,,,,e1,VETTING,2014-01-09\n", "d,D,1990-05-17,clerk,e1,APPLIED,2014-01-10\n",
                   "d,,,,e1,VETTING,2199-01-09\n", "e,E,1990-05-17,none,e1,APPLIED,2014-01-10\n",
                   "f,F,1990-05-17,,e1,APPLIED,2014-01-10\n", "g,,,clerk,e1,APPLIED,2014-01-10\n"));
  EXPECT_THAT(
      FieldsTold(steps),
      ElementsAre(HasSubstr("(FIRST_EVENT_STATE)"),
                  "rows[4].state: ACTIVE does not follow APPLIED (STATE_NOT_ALLOWED)",
                  HasSubstr("(DATE_OUT_OF_ORDER)"), HasSubstr("(DATE_IN_FUTURE)"),
                  HasSubstr("(ROLE_UNKNOWN)"), HasSubstr("rows[10].role: must be given"),
                  HasSubstr("rows[11].full_name: "), HasSubstr("rows[11].date_of_birth: ")));
  EXPECT_EQ(Count("volunteer"), "0");
}

TEST_F(VolunteerImportTest, WhatAlwaysHoldsIsAskedOfHistory) {
  const auto refused = Import(absl::StrCat(
      kFull, "a,A,2003-05-17,cadet,e1,,APPLIED,2017-01-10,,,,,,,,,,,\n",
      "a,,,,e1,,VETTING,2017-01-11,,,,,,,,,,,\n", "a,,,,e1,,INDUCTION,2017-01-12,,,,,,,,,,,\n",
      "a,,,,e1,,ACTIVE,2017-01-13,,,,,,,,,,,\n", "a,,,clerk,e2,,APPLIED,2017-01-12,,,,,,,,,,,\n",
      "b,B,1999-05-17,constable,e1,,APPLIED,2016-01-10,,,,,,,,,,,\n",
      "b,,,,e1,,VETTING,2016-05-16,,,,,,,,volunteers/b,2016-05-16,,\n",
      "b,,,,e1,,INDUCTION,2016-05-17,,,,,,,,,,,\n",
      "b,,,,e1,,PROBATION,2017-05-16,,,2017-05-15,,,,,,,,\n",
      "b,,,,e1,,LEFT,2018-01-01,BORED,,,,,,,,,,\n",
      "c,C,1980-05-17,clerk,e1,,APPLIED,2016-01-10,,,,NPPV1,2016-01-01,2015-01-01,,volunteers/d,"
      "2016-01-01,,\n",
      "d,D,1980-05-17,clerk,e1,,APPLIED,2016-01-10,,,,,,,,volunteers/c,2016-01-01,,\n",
      "d,,,clerk,e2,,APPLIED,2017-01-10,,e1,,,,,,volunteers/zz,2017-01-10,,\n"));
  EXPECT_THAT(
      FieldsTold(refused),
      ElementsAre(HasSubstr("rows[3].consent_by: needs a guardian's consent (CONSENT_REQUIRED)"),
                  HasSubstr("rows[5].unit_or_group: "), HasSubstr("(CADET_NOT_ALONE)"),
                  HasSubstr("(SUPERVISED_BY_SELF)"),
                  HasSubstr("rows[11].reason: must be one of the reasons for leaving"),
                  HasSubstr("rows[12].vetting_reference: "),
                  HasSubstr("(EXPIRY_NOT_AFTER_DECISION)"), HasSubstr("rows[12].supervisor: "),
                  HasSubstr("(SUPERVISION_CYCLE)"), HasSubstr("(PREDECESSOR_INVALID)"),
                  HasSubstr("(ENGAGEMENT_OPEN)"), HasSubstr("(SUPERVISOR_UNKNOWN)")));
  const auto young = Import(absl::StrCat(
      kFull, "b,B,1999-05-17,constable,e1,,APPLIED,2016-01-10,,,,,,,,,,,\n",
      "b,,,,e1,,VETTING,2016-05-16,,,,,,,,,,,\n", "b,,,,e1,,INDUCTION,2016-05-17,,,,,,,,,,,\n",
      "b,,,,e1,,PROBATION,2017-05-16,,,2017-05-15,,,,,,,,\n"));
  EXPECT_THAT(FieldsTold(young),
              ElementsAre(HasSubstr("(ATTESTATION_REQUIRED)"), HasSubstr("(AGE_BELOW_MINIMUM)"),
                          HasSubstr("(AGE_BELOW_ATTESTATION)")));
  EXPECT_EQ(Count("volunteer"), "0");
}

TEST_F(VolunteerImportTest, OneEngagementMayFollowAnother) {
  v1::CreateCadetUnitRequest unit;
  unit.set_parent("forces/essex");
  unit.set_cadet_unit_id("sawston");
  unit.mutable_cadet_unit()->set_title("Sawston");
  unit.mutable_cadet_unit()->set_capacity(1);
  unit.mutable_cadet_unit()->set_meeting_day(v1::CadetUnit::TUESDAY);
  const auto units = v1::CadetUnitService::NewStub(channel());
  ABSL_ASSERT_OK(
      Call(*units, &v1::CadetUnitService::Stub::CreateCadetUnit, unit, Analyst("essex")));
  const auto imported = Import(absl::StrCat(
      kFull,
      "a,A,2000-05-17,cadet,e1,sawston,APPLIED,2014-01-10,,,,CADET_CHECK,2014-01-11,2019-01-01,V,,,"
      "Parent,2014-01-01\n",
      "a,,,,e1,,VETTING,2014-01-11,,,,,,,,,,,\n", "a,,,,e1,,INDUCTION,2014-01-12,,,,,,,,,,,\n",
      "a,,,,e1,,ACTIVE,2014-01-13,,,,,,,,,,,\n", "a,,,,e1,,LEFT,2018-06-01,TRANSFER,,,,,,,,,,\n",
      "a,,,clerk,e2,,INDUCTION,2018-06-01,,e1,,NPPV1,2018-05-01,2030-01-01,V2,,,,\n"));
  ABSL_ASSERT_OK(imported);
  EXPECT_EQ(imported->engagement_count(), 2);
  EXPECT_EQ(Value("SELECT predecessor FROM volunteers.engagement WHERE id = 'e2'"), "e1");
}

TEST_F(VolunteerImportTest, ASupervisorIsNamedByTheRecordThatIsKept) {
  AddInducted("v-8", "e1");
  AddInducted("v-9", "e1");
  ABSL_ASSERT_OK(MoveEngagement("forces/essex/volunteers/v-9/engagements/e1",
                                v1::Engagement::REJECTED, "2018-01-01"));
  v1::MergeVolunteerRequest merge;
  merge.set_name("forces/essex/volunteers/v-9");
  merge.set_into("forces/essex/volunteers/v-8");
  merge.set_reason("One birthday");
  ABSL_ASSERT_OK(
      Call(*volunteers_, &v1::VolunteerService::Stub::MergeVolunteer, merge, Admin("essex")));
  const auto rows = [](const std::string& supervisor) {
    return absl::StrCat(kFull, "v-1,Ada Okafor,1990-05-17,constable,e1,,APPLIED,2014-01-10,,,,,,,,",
                        supervisor, ",2014-04-01,,\n");
  };
  EXPECT_THAT(FieldsTold(Import(rows("volunteers/v-9"))),
              ElementsAre("rows[2].supervisor: was merged into volunteers/v-8 (VOLUNTEER_MERGED)"));
  ABSL_EXPECT_OK(Import(rows("volunteers/v-8")));
}

// How long thousands take is measured in bulk/.
TEST_F(VolunteerImportTest, MoreComeThanOneStatementWrites) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerImport imported, Import(HistoriesOf(300), "hr"));
  EXPECT_EQ(imported.volunteer_count(), 300);
  EXPECT_EQ(Count("engagement_event"), "1500");
}

}  // namespace
}  // namespace copperplate::volunteers
