#include "services/cli/commands/meeting_text.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

constexpr char kWholeMeeting[] = R"json({
    "meeting": {"name": "forces/f/bodies/bcb/meetings/m1", "date": "2018-04-12",
      "startTime": "14:00", "venue": "CR1\u001b", "state": "CLOSED", "heldInPublic": true,
      "membersPresent": 6, "previousMinutesOf": ["forces/f/bodies/bcb/meetings/m0"],
      "warnings": ["QUORUM_NOT_SET", "MINUTES_OWED"]},
    "agendaItems": [
      {"name": "m/agendaItems/item-4", "number": "4", "title": "Treasury", "purpose": "APPROVE",
       "reportFrom": "Chief Executive"},
      {"name": "m/agendaItems/item-10", "number": "10", "title": "Audit", "purpose": "NOTE",
       "restricted": true}],
    "papers": [
      {"name": "m/papers/draft", "title": "Draft", "state": "DRAFT",
       "marking": "MARKING_UNSPECIFIED", "submissions": []},
      {"name": "m/papers/p10", "title": "Audit", "state": "ISSUED", "marking": "OFFICIAL",
       "submissions": [{"agendaItem": "m/agendaItems/item-10"}]},
      {"name": "m/papers/p4", "title": "Treasury", "state": "ISSUED", "marking": "OFFICIAL",
       "submissions": [{"agendaItem": "m/agendaItems/item-4"}]}],
    "attendances": [
      {"person": "Z", "capacity": "ATTENDEE", "status": "PRESENT"},
      {"person": "A", "capacity": "MEMBER", "status": "SUBSTITUTE", "substituteFor": "B",
       "arrivedAtItem": "m/agendaItems/item-10"}],
    "declarations": [],
    "outcomes": [
      {"agendaItem": "m/agendaItems/item-10", "kind": "NOTED", "text": "noted\nit",
       "paragraph": "10.3"},
      {"agendaItem": "m/agendaItems/item-4", "kind": "NOTED", "text": "noted", "paragraph": "4.3"},
      {"agendaItem": "m/agendaItems/item-4", "kind": "APPROVED", "text": "=approved",
       "paragraph": "4.3", "decidedBy": "C"}],
    "minutes": [{"name": "m/minutes/version-1", "state": "CIRCULATED"}]})json";

TEST(MeetingText, HasEverySectionInTheOrderOfTheAgenda) {
  EXPECT_EQ(DrawMeeting(Value::Parse(kWholeMeeting)),
            R"(Meeting                forces/f/bodies/bcb/meetings/m1
Date                   2018-04-12
Start                  14:00
Venue                  CR1\x1b
State                  CLOSED
Held in public         yes
Members present        6
To approve minutes of  m0
Warnings               QUORUM_NOT_SET; MINUTES_OWED

Agenda
No  Title     Purpose  From             Papers  Outcomes         Restricted
4   Treasury  APPROVE  Chief Executive  p4      NOTED; APPROVED
10  Audit     NOTE                      p10     NOTED            yes

Papers
Paper  From  Date  State   Marking   Warnings  Title
p4                 ISSUED  OFFICIAL            Treasury
p10                ISSUED  OFFICIAL            Audit
draft              DRAFT                       Draft

Attendance
Person  As        Status      For  From item  To item
A       MEMBER    SUBSTITUTE  B    item-10
Z       ATTENDEE  PRESENT

Declarations of interest
(none)

Outcomes
Item     Outcome   Paragraph  By  Text
item-4   NOTED     4.3            noted
item-4   APPROVED  4.3        C   =approved
item-10  NOTED     10.3           noted it

Minutes
Minutes    State       Approved  Signed  Published
version-1  CIRCULATED
)");
}

TEST(MeetingText, SaysHowManyWereAskedForWhereAQuorumWas) {
  const std::string drawn = DrawMeeting(Value::Parse(
      R"({"meeting": {"membersPresent": 3, "quorumAsked": 4, "heldInPublic": false}})"));
  EXPECT_NE(drawn.find("Held in public   no\nMembers present  3 of 4 asked\n"), std::string::npos)
      << drawn;
  EXPECT_NE(drawn.find("\nPapers\n(none)\n"), std::string::npos) << drawn;
}

TEST(MeetingText, MinutesWerePublishedOnTheirDayAndNotWhenThatWasRecorded) {
  const std::string drawn = DrawMeeting(Value::Parse(
      R"({"meeting": {}, "minutes": [{"name": "m/minutes/version-1", "state": "PUBLISHED",
          "approvedOn": "2025-04-03", "signedOn": "2025-04-03",
          "publishTime": "2026-12-01T16:38:38Z", "publication": {"on": "2025-04-10"}}]})"));
  EXPECT_NE(drawn.find("PUBLISHED  2025-04-03  2025-04-03  2025-04-10\n"), std::string::npos)
      << drawn;
}

TEST(MeetingText, AgendaIsSafeForASpreadsheet) {
  EXPECT_EQ(AgendaCsv(Value::Parse(kWholeMeeting)),
            "no,title,purpose,from,papers,outcomes,restricted,outcome_texts,name\r\n"
            "4,Treasury,APPROVE,Chief Executive,p4,NOTED; APPROVED,,noted; =approved,"
            "m/agendaItems/item-4\r\n"
            "10,Audit,NOTE,,p10,NOTED,yes,\"noted\nit\",m/agendaItems/item-10\r\n");
}

}  // namespace
}  // namespace copperplate::cli
