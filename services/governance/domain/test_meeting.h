// The Board's meeting of 10 May 2018 as tests use it: public, four members, a quorum of three.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/time/civil.h"
#include "services/governance/domain/meeting_content.h"

namespace copperplate::governance {

inline constexpr absl::string_view kTestMeeting =
    "forces/cambridgeshire/bodies/bcb/meetings/m-2018-05-10";
inline constexpr absl::CivilDay kTestMeetingDay(2018, 5, 10);

inline Membership TestMembership(std::string id, std::string person,
                                 Capacity capacity = Capacity::kMember) {
  Membership membership;
  membership.id = std::move(id);
  membership.person = std::move(person);
  membership.capacity = capacity;
  membership.from = absl::CivilDay(2016, 5, 12);
  return membership;
}

inline AgendaItem TestItem(std::string id, std::string number,
                           ItemPurpose purpose = ItemPurpose::kNote) {
  AgendaItem item;
  item.id = std::move(id);
  item.number = std::move(number);
  item.title = "Road Safety Partnership";
  item.purpose = purpose;
  if (purpose != ItemPurpose::kProcedural) item.report_from = "Chief Constable";
  return item;
}

inline Attendance TestAttendance(std::string id, std::string person,
                                 AttendanceStatus status = AttendanceStatus::kPresent) {
  Attendance attendance;
  attendance.id = std::move(id);
  attendance.person = std::move(person);
  attendance.status = status;
  return attendance;
}

inline Outcome TestOutcome(std::string id, std::string item,
                           OutcomeKind kind = OutcomeKind::kNoted) {
  Outcome outcome;
  outcome.id = std::move(id);
  outcome.item = std::move(item);
  outcome.kind = kind;
  outcome.text = "The Board noted the report.";
  return outcome;
}

inline ContentVersion TestVersion(char digit = 'a') {
  ContentVersion version;
  version.sha256 = std::string(64, digit);
  version.bytes = 1000;
  version.content_type = "application/pdf";
  version.by = "clerk";
  return version;
}

// For the item `traffic`, with content, in the state.
inline Paper TestPaper(std::string id, PaperState state = PaperState::kIssued) {
  Paper paper;
  paper.id = std::move(id);
  paper.title = "A report on Road Safety in Cambridgeshire and Peterborough";
  paper.report_from = "Chief Constable";
  paper.date = absl::CivilDay(2018, 4, 30);
  paper.submissions = {{"traffic", true}};
  paper.state = state;
  paper.versions = {TestVersion()};
  if (state != PaperState::kDraft && state != PaperState::kSubmitted) {
    paper.marking = Marking::kOfficial;
  }
  return paper;
}

inline Declaration TestInterest(std::string id, std::string person, std::string item) {
  Declaration declaration;
  declaration.id = std::move(id);
  declaration.kind = DeclarationKind::kPecuniary;
  declaration.person = std::move(person);
  declaration.item = std::move(item);
  declaration.nature = "A director of the supplier";
  return declaration;
}

// NIL of everybody.
inline Declaration TestNil(std::string id = "nil") {
  Declaration declaration;
  declaration.id = std::move(id);
  return declaration;
}

// Items `welcome` (1, procedural), `traffic` (2) and `custody` (10), three members present, nothing
// recorded yet of outcomes, declarations and minutes.
inline MeetingContent TestContent(MeetingState state = MeetingState::kPlanned) {
  MeetingContent content;
  content.force = "cambridgeshire";
  content.body.id = "bcb";
  content.body.code = "BCB";
  content.body.name = "Business Coordination Board";
  content.body.is_public = true;
  content.body.quorum = 3;
  content.memberships = {
      TestMembership("ablewhite", "Jason Ablewhite"), TestMembership("baldwin", "Alan Baldwin"),
      TestMembership("bisby", "Ray Bisby"), TestMembership("gregson", "Dorothy Gregson"),
      TestMembership("haylett", "Jim Haylett", Capacity::kAttendee)};
  Meeting& meeting = content.meeting;
  meeting.id = "m-2018-05-10";
  meeting.body = "bcb";
  meeting.date = kTestMeetingDay;
  meeting.start_minute = 14 * 60;
  meeting.venue = "CR2";
  meeting.is_public = true;
  meeting.state = state;
  content.items = {TestItem("custody", "10"), TestItem("traffic", "2"),
                   TestItem("welcome", "1", ItemPurpose::kProcedural)};
  content.attendances = {TestAttendance("ablewhite", "Jason Ablewhite"),
                         TestAttendance("baldwin", "Alan Baldwin"),
                         TestAttendance("bisby", "Ray Bisby")};
  return content;
}

// The instant at which the clocks in Europe/London show it.
inline absl::Time TestInstant(int year, int month, int day, int hour, int minute = 0) {
  return absl::FromCivil(absl::CivilMinute(year, month, day, hour, minute), London());
}

}  // namespace copperplate::governance
