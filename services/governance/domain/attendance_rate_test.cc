#include "services/governance/domain/attendance_rate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using absl::CivilDay;

AttendedMeeting Held(CivilDay date, std::vector<Attendance> attendances,
                     MeetingState state = MeetingState::kMinuted) {
  return {date, state, std::move(attendances)};
}

TEST(AttendanceRateTest, PresentOfTheMeetingsHeldWhileAMember) {
  std::vector<Membership> memberships = {
      TestMembership("bisby", "Ray Bisby"),
      TestMembership("haylett", "Jim Haylett", Capacity::kAttendee),
      TestMembership("wood", "Alec Wood")};
  memberships[0].from = CivilDay(2018, 2, 1);
  memberships[2].to = CivilDay(2017, 12, 31);
  const Attendance present = TestAttendance("bisby", "RAY BISBY");
  const Attendance apologies = TestAttendance("bisby", "Ray Bisby", AttendanceStatus::kApologies);
  const std::vector<AttendedMeeting> meetings = {
      Held(CivilDay(2018, 1, 16), {present}),  // not a member yet
      Held(CivilDay(2018, 2, 1), {present}),
      Held(CivilDay(2018, 3, 1), {apologies}, MeetingState::kClosed),
      Held(CivilDay(2018, 4, 12), {}, MeetingState::kInSession),
      Held(CivilDay(2018, 4, 19), {present}, MeetingState::kCancelled),
      Held(CivilDay(2018, 4, 26), {present}, MeetingState::kPostponed),
      Held(CivilDay(2018, 6, 14), {present}, MeetingState::kAgendaPublished),
      Held(CivilDay(2018, 7, 12), {present})};  // after the period
  const std::vector<AttendanceRate> rates =
      AttendanceRates(memberships, meetings, CivilDay(2018, 1, 1), CivilDay(2018, 6, 30));
  ASSERT_EQ(rates.size(), 1U);
  EXPECT_EQ(rates[0].person, "Ray Bisby");
  EXPECT_EQ(rates[0].meetings, 3);
  EXPECT_EQ(rates[0].present, 1);
  EXPECT_EQ(rates[0].rate, Rational::Of(1, 3));
}

TEST(AttendanceRateTest, APersonIsCountedOverAllTheirMemberships) {
  std::vector<Membership> memberships = {TestMembership("first", "Ray Bisby"),
                                         TestMembership("second", "ray bisby")};
  memberships[0].to = CivilDay(2017, 12, 31);
  memberships[1].from = CivilDay(2018, 4, 1);
  const Attendance present = TestAttendance("bisby", "Ray Bisby");
  const std::vector<AttendedMeeting> meetings = {Held(CivilDay(2017, 12, 31), {present}),
                                                 Held(CivilDay(2018, 1, 16), {}),
                                                 Held(CivilDay(2018, 4, 1), {present})};
  const std::vector<AttendanceRate> rates =
      AttendanceRates(memberships, meetings, CivilDay(2017, 1, 1), CivilDay(2018, 12, 31));
  ASSERT_EQ(rates.size(), 1U);
  EXPECT_EQ(rates[0].meetings, 2);
  EXPECT_EQ(rates[0].present, 2);
  EXPECT_EQ(rates[0].rate, Rational::Of(1, 1));
}

TEST(AttendanceRateTest, WithoutAMeetingThereIsNoRateAndASubstituteIsNobodyElse) {
  const std::vector<Membership> memberships = {TestMembership("bisby", "Ray Bisby")};
  const CivilDay day(2018, 5, 10);
  EXPECT_EQ(AttendanceRates(memberships, {}, day, day)[0].rate, std::nullopt);
  Attendance substitute = TestAttendance("s", "Dan Vajzovic", AttendanceStatus::kSubstitute);
  substitute.substitute_for = "Ray Bisby";
  const std::vector<AttendedMeeting> meetings = {Held(day, {substitute})};
  EXPECT_EQ(AttendanceRates(memberships, meetings, day, day)[0].rate, Rational::Of(0, 1));
}

}  // namespace
}  // namespace copperplate::governance
