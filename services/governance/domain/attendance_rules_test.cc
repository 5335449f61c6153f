#include "services/governance/domain/attendance_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using ::copperplate::testing::Told;

std::string ToldOf(const MeetingContent& content, const Attendance& attendance) {
  Faults faults;
  CheckAmong(content, attendance, faults);
  return Told(faults);
}

std::string ToldOf(const MeetingContent& content, const Declaration& declaration) {
  Faults faults;
  CheckAmong(content, declaration, faults);
  return Told(faults);
}

Attendance Substitute(std::string person, std::string member) {
  Attendance attendance =
      TestAttendance("substitute", std::move(person), AttendanceStatus::kSubstitute);
  attendance.substitute_for = std::move(member);
  return attendance;
}

TEST(AttendanceTest, FieldsAreThoseOfTheStatus) {
  EXPECT_EQ(Told(Validate(TestAttendance("a", "Ray Bisby"))), "");
  EXPECT_EQ(Told(Validate(TestAttendance("a", ""))), "FIELD_REQUIRED person");
  Attendance attendance = Substitute("Dan Vajzovic", "Dorothy Gregson");
  attendance.arrived_at_item = "traffic";
  EXPECT_EQ(Told(Validate(attendance)), "");
  attendance.substitute_for = "";
  EXPECT_EQ(Told(Validate(attendance)), "FIELD_REQUIRED substitute_for");
  attendance.substitute_for = "dan vajzovic";
  EXPECT_EQ(Told(Validate(attendance)), "SUBSTITUTE_FOR_INVALID substitute_for");
  attendance.status = AttendanceStatus::kApologies;
  EXPECT_EQ(Told(Validate(attendance)), "FIELD_NOT_FOR_STATUS substitute_for arrived_at_item");
}

TEST(AttendanceRulesTest, APersonIsRecordedOnce) {
  const MeetingContent content = TestContent();
  EXPECT_EQ(ToldOf(content, content.attendances[0]), "");
  EXPECT_EQ(ToldOf(content, TestAttendance("again", "jason ablewhite")), "ATTENDANCE_TAKEN person");
}

TEST(AttendanceRulesTest, WhoAttendsAsAMemberIsOne) {
  const MeetingContent content = TestContent();
  Attendance attendance = TestAttendance("haylett", "Jim Haylett");
  EXPECT_EQ(ToldOf(content, attendance), "NOT_A_MEMBER capacity");
  attendance.capacity = Capacity::kAttendee;
  EXPECT_EQ(ToldOf(content, attendance), "");
}

TEST(AttendanceRulesTest, ASubstituteIsForOneMemberWhoIsAway) {
  MeetingContent content = TestContent();
  const Attendance substitute = Substitute("Dan Vajzovic", "Dorothy Gregson");
  EXPECT_EQ(ToldOf(content, substitute), "");
  EXPECT_EQ(ToldOf(content, Substitute("Dan Vajzovic", "Jim Haylett")),
            "SUBSTITUTED_NOT_A_MEMBER substitute_for");
  EXPECT_EQ(ToldOf(content, Substitute("Dan Vajzovic", "Ray Bisby")),
            "SUBSTITUTED_PRESENT substitute_for");
  content.attendances.push_back(substitute);
  Attendance second = Substitute("Niki Howard", "Dorothy Gregson");
  second.id = "second";
  EXPECT_EQ(ToldOf(content, second), "SUBSTITUTED_TWICE substitute_for");
  EXPECT_EQ(ToldOf(content, TestAttendance("gregson", "Dorothy Gregson")),
            "SUBSTITUTED_PRESENT status");
  EXPECT_EQ(
      ToldOf(content, TestAttendance("gregson", "Dorothy Gregson", AttendanceStatus::kApologies)),
      "");
}

TEST(AttendanceRulesTest, ArrivalAndLeavingAreAtItemsInTheirOrder) {
  const MeetingContent content = TestContent();
  Attendance attendance = content.attendances[0];
  attendance.arrived_at_item = "traffic";
  attendance.left_at_item = "custody";
  EXPECT_EQ(ToldOf(content, attendance), "");
  attendance.left_at_item = "traffic";
  EXPECT_EQ(ToldOf(content, attendance), "");
  attendance.arrived_at_item = "custody";
  EXPECT_EQ(ToldOf(content, attendance), "ITEMS_REVERSED left_at_item");
  attendance.arrived_at_item = "none";
  attendance.left_at_item = "nothing";
  EXPECT_EQ(ToldOf(content, attendance), "AGENDA_ITEM_UNKNOWN arrived_at_item left_at_item");
}

TEST(AttendanceRulesTest, WhoDeclaredOrDecidedWasThere) {
  MeetingContent content = TestContent();
  const Attendance bisby = content.attendances[2];
  Attendance away = bisby;
  away.status = AttendanceStatus::kAbsent;
  EXPECT_EQ(ToldOf(content, away), "");
  EXPECT_TRUE(CheckDeletion(content, bisby).empty());
  content.declarations = {TestInterest("interest", "Ray Bisby", "traffic")};
  content.outcomes = {TestOutcome("noted", "custody"), TestOutcome("agreed", "custody")};
  content.outcomes[1].decided_by = "ray bisby";
  EXPECT_EQ(ToldOf(content, away), "ATTENDANCE_IN_USE status");
  EXPECT_EQ(Told(CheckDeletion(content, bisby)),
            "ATTENDANCE_IN_USE declarations/interest, ATTENDANCE_IN_USE outcomes/agreed");
  Attendance next = bisby;
  next.person = "Alec Wood";
  Faults faults;
  CheckAttendanceUpdate(bisby, next, faults);
  EXPECT_EQ(Told(faults), "FIELD_IMMUTABLE person");
}

TEST(DeclarationTest, FieldsAreThoseOfTheKind) {
  Declaration declaration = TestInterest("interest", "Ray Bisby", "traffic");
  EXPECT_EQ(Told(Validate(declaration)), "");
  EXPECT_TRUE(IsUnanswered(declaration));
  declaration.action = DeclarationAction::kStayed;
  EXPECT_FALSE(IsUnanswered(declaration));
  declaration.person = "";
  declaration.nature = "";
  EXPECT_EQ(Told(Validate(declaration)), "FIELD_REQUIRED person nature");
  EXPECT_EQ(Told(Validate(TestNil())), "");
  EXPECT_FALSE(IsUnanswered(TestNil()));
  Declaration nil = TestInterest("nil", "Ray Bisby", "traffic");
  nil.kind = DeclarationKind::kNil;
  nil.action = DeclarationAction::kLeft;
  EXPECT_EQ(Told(Validate(nil)), "FIELD_NOT_FOR_NIL agenda_item nature action");
}

TEST(AttendanceRulesTest, WhoDeclaresIsThere) {
  const MeetingContent content = TestContent();
  EXPECT_EQ(ToldOf(content, TestInterest("interest", "Ray Bisby", "traffic")), "");
  EXPECT_EQ(ToldOf(content, TestInterest("interest", "Ray Bisby", "")), "");
  EXPECT_EQ(ToldOf(content, TestNil()), "");
  EXPECT_EQ(ToldOf(content, TestInterest("interest", "Dorothy Gregson", "traffic")),
            "PERSON_NOT_ATTENDING person");
  EXPECT_EQ(ToldOf(content, TestInterest("interest", "Ray Bisby", "none")),
            "AGENDA_ITEM_UNKNOWN agenda_item");
}

TEST(AttendanceRulesTest, NilIsNotDeclaredBesideAnInterest) {
  MeetingContent content = TestContent();
  content.declarations = {TestNil()};
  EXPECT_EQ(ToldOf(content, TestInterest("interest", "Ray Bisby", "traffic")),
            "NIL_CONTRADICTED kind");
  content.declarations[0].person = "Alan Baldwin";
  EXPECT_EQ(ToldOf(content, TestInterest("interest", "Ray Bisby", "traffic")), "");
  content.declarations = {TestInterest("interest", "Ray Bisby", "traffic")};
  EXPECT_EQ(ToldOf(content, TestNil()), "NIL_CONTRADICTED kind");
}

TEST(AttendanceRulesTest, WhoLeftForAnItemHadNoPartInIt) {
  MeetingContent content = TestContent();
  content.outcomes = {TestOutcome("agreed", "traffic")};
  content.outcomes[0].moved_by = "Ray Bisby";
  Declaration declaration = TestInterest("interest", "Ray Bisby", "traffic");
  declaration.action = DeclarationAction::kStayed;
  EXPECT_EQ(ToldOf(content, declaration), "");
  declaration.action = DeclarationAction::kLeft;
  EXPECT_EQ(ToldOf(content, declaration), "LEFT_FOR_ITEM action");
  declaration.item = "custody";
  EXPECT_EQ(ToldOf(content, declaration), "");
  declaration.item = "";
  EXPECT_EQ(ToldOf(content, declaration), "LEFT_FOR_ITEM action");
  content.outcomes.clear();
  content.decisions = {{"cpcc-2018-012", "custody", "ray bisby", false}};
  EXPECT_EQ(ToldOf(content, declaration), "LEFT_FOR_ITEM action");
  declaration.item = "traffic";
  EXPECT_EQ(ToldOf(content, declaration), "");
  content.decisions = {{"cpcc-2018-012", "traffic", "Police and Crime Commissioner"}};
  EXPECT_EQ(ToldOf(content, declaration), "");
  Office& commissioner = content.offices.emplace_back();
  commissioner.title = "Police and Crime Commissioner";
  commissioner.tenures = {{"Ray Bisby", kTestMeetingDay, std::nullopt}};
  EXPECT_EQ(ToldOf(content, declaration), "LEFT_FOR_ITEM action");
}

}  // namespace
}  // namespace copperplate::governance
