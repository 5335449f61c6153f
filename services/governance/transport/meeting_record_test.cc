// Who was at a meeting, what was declared, and what came of the items.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "libs/testing/told.h"
#include "services/governance/transport/testing/meeting_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using testing::NeedsTold;
using testing::Told;

class MeetingRecordTest : public MeetingTest {
 protected:
  absl::Status DeleteAttendance(const std::string& id) {
    v1::DeleteAttendanceRequest request;
    request.set_name(std::string(kMay) + "/attendances/" + id);
    return Call(*attendances_, &v1::AttendanceService::Stub::DeleteAttendance, request,
                Analyst("essex"))
        .status();
  }
  static v1::Declaration Interest(const std::string& person, v1::Declaration::Action action) {
    v1::Declaration declaration;
    declaration.set_kind(v1::Declaration::PECUNIARY);
    declaration.set_person(person);
    declaration.set_agenda_item("traffic");
    declaration.set_nature("A director of the supplier");
    declaration.set_action(action);
    return declaration;
  }
  absl::StatusOr<v1::ListOutcomesResponse> OutcomesOf(const std::string& item) {
    v1::ListOutcomesRequest request;
    request.set_parent(kMay);
    request.set_agenda_item(item);
    return Call(*outcomes_, &v1::OutcomeService::Stub::ListOutcomes, request, Viewer("essex"));
  }
  absl::StatusOr<v1::ListAttendanceRatesResponse> Rates(v1::ListAttendanceRatesRequest request) {
    request.set_name(kBoard);
    return Call(*bodies_, &v1::BodyService::Stub::ListAttendanceRates, request, Viewer("essex"));
  }
};

TEST_F(MeetingRecordTest, WhoAttendsAsAMemberIsOne) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  EXPECT_EQ(Told(Attend(kMay, "guest", "A Guest")), "NOT_A_MEMBER attendance.capacity");
  ABSL_ASSERT_OK(Attend(kMay, "bisby", "Ray Bisby"));
  EXPECT_THAT(Attend(kMay, "bisby", "Alan Baldwin"), HasReason("ATTENDANCE_EXISTS"));
  EXPECT_THAT(DeleteAttendance("baldwin"), HasReason("ATTENDANCE_UNKNOWN"));
  EXPECT_EQ(Told(Attend(kMay, "again", "RAY BISBY")), "ATTENDANCE_TAKEN attendance.person");
  v1::UpdateAttendanceRequest request;
  request.mutable_attendance()->set_name(std::string(kMay) + "/attendances/bisby");
  request.mutable_attendance()->set_person("Alan Baldwin");
  request.mutable_update_mask()->add_paths("person");
  EXPECT_THAT(Call(*attendances_, &v1::AttendanceService::Stub::UpdateAttendance, request,
                   Analyst("essex")),
              HasReason("FIELD_IMMUTABLE"));
}

TEST_F(MeetingRecordTest, WhoDeclaredAnInterestAndLeftDecidesNothing) {
  BeginMay();
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Declaration declared,
      Declare(kMay, "interest", Interest("Alan Baldwin", v1::Declaration::LEFT)));
  EXPECT_EQ(declared.agenda_item(), std::string(kMay) + "/agendaItems/traffic");
  EXPECT_THAT(Declare(kMay, "interest", Interest("Alan Baldwin", v1::Declaration::LEFT)),
              HasReason("DECLARATION_EXISTS"));
  v1::GetDeclarationRequest none;
  none.set_name(std::string(kMay) + "/declarations/none");
  EXPECT_THAT(
      Call(*declarations_, &v1::DeclarationService::Stub::GetDeclaration, none, Viewer("essex")),
      HasReason("DECLARATION_UNKNOWN"));
  EXPECT_EQ(Told(Declare(kMay, "other", Interest("Ray Bisby", v1::Declaration::LEFT))),
            "PERSON_NOT_ATTENDING declaration.person");
  EXPECT_EQ(Told(DeclareNil(kMay)), "NIL_CONTRADICTED declaration.kind");
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Outcome outcome, Determine(kMay, "noted", "traffic"));
  outcome.set_moved_by("Alan Baldwin");
  v1::UpdateOutcomeRequest request;
  *request.mutable_outcome() = outcome;
  request.mutable_update_mask()->add_paths("moved_by");
  EXPECT_EQ(
      Told(Call(*outcomes_, &v1::OutcomeService::Stub::UpdateOutcome, request, Analyst("essex"))),
      "LEFT_FOR_ITEM outcome.moved_by");
  EXPECT_THAT(NeedsTold(DeleteAttendance("baldwin")).size(), 1);
  EXPECT_THAT(DeleteAttendance("baldwin"), HasReason("ATTENDANCE_IN_USE"));
  ABSL_EXPECT_OK(DeleteAttendance("ablewhite"));
}

TEST_F(MeetingRecordTest, OutcomesAreOfAMeetingThatHasBegun) {
  MakeMay();
  EXPECT_THAT(Determine(kMay, "noted", "traffic"), HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(Open(kMay));
  EXPECT_EQ(Told(Determine(kMay, "noted", "none")), "AGENDA_ITEM_UNKNOWN outcome.agenda_item");
  ABSL_ASSERT_OK(Determine(kMay, "noted", "traffic"));
  EXPECT_THAT(Determine(kMay, "noted", "traffic"), HasReason("OUTCOME_EXISTS"));
  v1::DeleteOutcomeRequest request;
  request.set_name(std::string(kMay) + "/outcomes/noted");
  ABSL_EXPECT_OK(
      Call(*outcomes_, &v1::OutcomeService::Stub::DeleteOutcome, request, Analyst("essex")));
}

TEST_F(MeetingRecordTest, OutcomesAreListedByItem) {
  BeginMay();
  ABSL_ASSERT_OK(Determine(kMay, "noted", "traffic"));
  ABSL_ASSERT_OK(Determine(kMay, "welcomed", "welcome"));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto all, OutcomesOf(""));
  EXPECT_EQ(all.outcomes_size(), 2);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto of_item, OutcomesOf("traffic"));
  ASSERT_EQ(of_item.outcomes_size(), 1);
  EXPECT_EQ(of_item.outcomes(0).name(), std::string(kMay) + "/outcomes/noted");
  EXPECT_EQ(Told(OutcomesOf("none")), "AGENDA_ITEM_UNKNOWN agenda_item");
}

TEST_F(MeetingRecordTest, OfARestrictedItemAViewerSeesNoWordsAndNoPersons) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  v1::AgendaItem item = Item("2");
  item.set_restricted(true);
  item.set_restriction_reason("Names of witnesses");
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", item));
  ABSL_ASSERT_OK(Attend(kMay, "ablewhite", "Jason Ablewhite"));
  ABSL_ASSERT_OK(Attend(kMay, "baldwin", "Alan Baldwin"));
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  ABSL_ASSERT_OK(Open(kMay));
  ABSL_ASSERT_OK(Determine(kMay, "noted", "traffic"));
  ABSL_ASSERT_OK(Declare(kMay, "interest", Interest("Alan Baldwin", v1::Declaration::STAYED)));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto outcomes, OutcomesOf(""));
  ASSERT_EQ(outcomes.outcomes_size(), 1);
  EXPECT_EQ(outcomes.outcomes(0).text(), "");
  EXPECT_EQ(outcomes.outcomes(0).kind(), v1::Outcome::NOTED);
  v1::GetDeclarationRequest request;
  request.set_name(std::string(kMay) + "/declarations/interest");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto shown, Call(*declarations_, &v1::DeclarationService::Stub::GetDeclaration, request,
                             Viewer("essex")));
  EXPECT_EQ(shown.person(), "");
  EXPECT_EQ(shown.nature(), "");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto whole, Call(*declarations_, &v1::DeclarationService::Stub::GetDeclaration, request,
                             Analyst("essex")));
  EXPECT_EQ(whole.person(), "Alan Baldwin");
}

TEST_F(MeetingRecordTest, HowOftenMembersWereThere) {
  BeginMay();
  ABSL_ASSERT_OK(CreateMeeting("july", Meeting("2018-07-12")));
  v1::ListAttendanceRatesRequest request;
  request.set_from_date("2018-01-01");
  request.set_to_date("2018-12-31");
  request.set_page_size(2);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, Rates(request));
  ASSERT_EQ(first.attendance_rates_size(), 2);
  EXPECT_EQ(first.attendance_rates(0).person(), "Jason Ablewhite");
  EXPECT_EQ(first.attendance_rates(0).meetings(), 1) << "July is yet to begin";
  EXPECT_EQ(first.attendance_rates(0).present_percent(), "100.0");
  request.set_page_token(first.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto second, Rates(request));
  ASSERT_EQ(second.attendance_rates_size(), 1);
  EXPECT_EQ(second.attendance_rates(0).person(), "Ray Bisby");
  EXPECT_EQ(second.attendance_rates(0).present_percent(), "0.0");
  EXPECT_EQ(second.next_page_token(), "");
  request.Clear();
  request.set_from_date("2018-12-31");
  request.set_to_date("2018-01-01");
  EXPECT_EQ(Told(Rates(request)), "DATES_REVERSED to_date");
}

}  // namespace
}  // namespace copperplate::governance
