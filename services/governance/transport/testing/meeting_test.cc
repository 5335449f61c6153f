#include "services/governance/transport/testing/meeting_test.h"

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/api/instant.h"
#include "libs/time/civil.h"

namespace copperplate::governance {

void MeetingTest::SetUp() {
  v1::CreateBodyRequest request;
  request.set_parent("forces/essex");
  v1::Body& body = *request.mutable_body();
  body.set_code("BCB");
  body.set_title("Business Coordination Board");
  body.set_kind(v1::Body::BOARD);
  body.set_meets_in_public(true);
  body.set_quorum(2);
  ABSL_ASSERT_OK(Call(*bodies_, &v1::BodyService::Stub::CreateBody, request, Analyst("essex")));
  ABSL_ASSERT_OK(AddMember("ablewhite", "Jason Ablewhite"));
  ABSL_ASSERT_OK(AddMember("baldwin", "Alan Baldwin"));
  ABSL_ASSERT_OK(AddMember("bisby", "Ray Bisby"));
}

v1::Meeting MeetingTest::Meeting(const std::string& date) {
  v1::Meeting meeting;
  meeting.set_date(date);
  meeting.set_start_time("14:00");
  meeting.set_historic_import(true);
  return meeting;
}

absl::StatusOr<v1::Meeting> MeetingTest::CreateMeeting(const std::string& id,
                                                       const v1::Meeting& meeting,
                                                       const Caller& caller) {
  v1::CreateMeetingRequest request;
  request.set_parent(kBoard);
  request.set_meeting_id(id);
  *request.mutable_meeting() = meeting;
  return Call(*meetings_, &v1::MeetingService::Stub::CreateMeeting, request, caller);
}

absl::StatusOr<v1::Meeting> MeetingTest::GetMeeting(const std::string& name) {
  v1::GetMeetingRequest request;
  request.set_name(name);
  return Call(*meetings_, &v1::MeetingService::Stub::GetMeeting, request, Viewer("essex"));
}

absl::StatusOr<v1::Meeting> MeetingTest::UpdateMeeting(const v1::Meeting& meeting,
                                                       const std::vector<std::string>& mask) {
  v1::UpdateMeetingRequest request;
  *request.mutable_meeting() = meeting;
  for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
  return Call(*meetings_, &v1::MeetingService::Stub::UpdateMeeting, request, Analyst("essex"));
}

absl::StatusOr<v1::Meeting> MeetingTest::PublishAgenda(const std::string& name) {
  v1::PublishMeetingAgendaRequest request;
  request.set_name(name);
  api::WriteInstant(absl::FromCivil(absl::CivilDay(2018, 4, 10), London()),
                    *request.mutable_publish_time());
  return Call(*meetings_, &v1::MeetingService::Stub::PublishMeetingAgenda, request,
              Publisher("essex"));
}

absl::StatusOr<v1::Meeting> MeetingTest::Open(const std::string& name) {
  v1::OpenMeetingRequest request;
  request.set_name(name);
  return Call(*meetings_, &v1::MeetingService::Stub::OpenMeeting, request, Analyst("essex"));
}

absl::StatusOr<v1::Meeting> MeetingTest::Close(const std::string& name) {
  v1::CloseMeetingRequest request;
  request.set_name(name);
  return Call(*meetings_, &v1::MeetingService::Stub::CloseMeeting, request, Analyst("essex"));
}

absl::StatusOr<v1::Meeting> MeetingTest::Minute(const std::string& name) {
  v1::MinuteMeetingRequest request;
  request.set_name(name);
  return Call(*meetings_, &v1::MeetingService::Stub::MinuteMeeting, request, Publisher("essex"));
}

absl::StatusOr<v1::Membership> MeetingTest::AddMember(const std::string& id,
                                                      const std::string& person) {
  v1::CreateMembershipRequest request;
  request.set_parent(kBoard);
  request.set_membership_id(id);
  v1::Membership& membership = *request.mutable_membership();
  membership.set_person(person);
  membership.set_capacity(v1::Membership::MEMBER);
  membership.set_from_date("2016-05-12");
  return Call(*memberships_, &v1::MembershipService::Stub::CreateMembership, request,
              Analyst("essex"));
}

v1::AgendaItem MeetingTest::Item(const std::string& number, v1::AgendaItem::Purpose purpose) {
  v1::AgendaItem item;
  item.set_number(number);
  item.set_title("Item " + number);
  item.set_purpose(purpose);
  if (purpose != v1::AgendaItem::PROCEDURAL) item.set_report_from("Chief Constable");
  return item;
}

absl::StatusOr<v1::AgendaItem> MeetingTest::CreateItem(const std::string& meeting,
                                                       const std::string& id,
                                                       const v1::AgendaItem& item) {
  v1::CreateAgendaItemRequest request;
  request.set_parent(meeting);
  request.set_agenda_item_id(id);
  *request.mutable_agenda_item() = item;
  return Call(*items_, &v1::AgendaItemService::Stub::CreateAgendaItem, request, Analyst("essex"));
}

absl::StatusOr<v1::Attendance> MeetingTest::Attend(const std::string& meeting,
                                                   const std::string& id, const std::string& person,
                                                   v1::Attendance::Status status) {
  v1::CreateAttendanceRequest request;
  request.set_parent(meeting);
  request.set_attendance_id(id);
  v1::Attendance& attendance = *request.mutable_attendance();
  attendance.set_person(person);
  attendance.set_capacity(v1::Membership::MEMBER);
  attendance.set_status(status);
  return Call(*attendances_, &v1::AttendanceService::Stub::CreateAttendance, request,
              Analyst("essex"));
}

absl::StatusOr<v1::Declaration> MeetingTest::Declare(const std::string& meeting,
                                                     const std::string& id,
                                                     const v1::Declaration& declaration) {
  v1::CreateDeclarationRequest request;
  request.set_parent(meeting);
  request.set_declaration_id(id);
  *request.mutable_declaration() = declaration;
  return Call(*declarations_, &v1::DeclarationService::Stub::CreateDeclaration, request,
              Analyst("essex"));
}

absl::Status MeetingTest::DeclareNil(const std::string& meeting) {
  v1::Declaration nil;
  nil.set_kind(v1::Declaration::NIL);
  return Declare(meeting, "nil", nil).status();
}

absl::StatusOr<v1::Outcome> MeetingTest::Determine(const std::string& meeting,
                                                   const std::string& id, const std::string& item,
                                                   v1::Outcome::Kind kind) {
  v1::CreateOutcomeRequest request;
  request.set_parent(meeting);
  request.set_outcome_id(id);
  v1::Outcome& outcome = *request.mutable_outcome();
  outcome.set_agenda_item(item);
  outcome.set_kind(kind);
  outcome.set_text("The Board noted the report.");
  return Call(*outcomes_, &v1::OutcomeService::Stub::CreateOutcome, request, Analyst("essex"));
}

void MeetingTest::MakeMay() {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  ABSL_ASSERT_OK(CreateItem(kMay, "welcome", Item("1", v1::AgendaItem::PROCEDURAL)));
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", Item("2")));
  ABSL_ASSERT_OK(Attend(kMay, "ablewhite", "Jason Ablewhite"));
  ABSL_ASSERT_OK(Attend(kMay, "baldwin", "Alan Baldwin"));
  ABSL_ASSERT_OK(PublishAgenda(kMay));
}

void MeetingTest::BeginMay() {
  MakeMay();
  ABSL_ASSERT_OK(Open(kMay));
}

}  // namespace copperplate::governance
