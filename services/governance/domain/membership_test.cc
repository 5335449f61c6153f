#include "services/governance/domain/membership.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "libs/testing/told.h"
#include "services/governance/domain/test_meeting.h"

namespace copperplate::governance {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

TEST(MembershipTest, FieldsAreLookedAt) {
  Membership membership = TestMembership("baldwin", "Alan Baldwin");
  EXPECT_EQ(Told(Validate(membership)), "");
  membership.to = membership.from - 1;
  EXPECT_EQ(Told(Validate(membership)), "DATES_REVERSED to_date");
  membership.to = membership.from;
  EXPECT_EQ(Told(Validate(membership)), "");
  membership.person = "";
  EXPECT_EQ(Told(Validate(membership)), "FIELD_REQUIRED person");
}

TEST(MembershipTest, APersonIsOfABodyOnceOnADay) {
  Membership held = TestMembership("first", "Alan Baldwin");
  held.to = CivilDay(2018, 3, 31);
  Membership next = TestMembership("second", "alan baldwin", Capacity::kAttendee);
  next.from = CivilDay(2018, 3, 31);
  Faults faults;
  CheckMembershipAmong({held, next}, next, faults);
  EXPECT_EQ(Told(faults), "MEMBERSHIP_OVERLAPS from_date");
  next.from = CivilDay(2018, 4, 1);
  Faults none;
  CheckMembershipAmong({held, next}, next, none);
  EXPECT_EQ(Told(none), "");
}

TEST(MembershipTest, DaysOfMeetingsAttendedAsAMemberStay) {
  const Membership present = TestMembership("baldwin", "Alan Baldwin");
  const std::vector<CivilDay> attended = {CivilDay(2018, 5, 10), CivilDay(2018, 1, 4)};
  Membership next = present;
  next.from = CivilDay(2018, 1, 4);
  next.to = CivilDay(2018, 5, 10);
  Faults none;
  CheckMembershipUpdate(present, next, attended, none);
  EXPECT_EQ(Told(none), "");
  next.from += 1;
  *next.to -= 1;
  next.person = "Alec Wood";
  next.capacity = Capacity::kAdviser;
  CheckMembershipUpdate(present, next, {}, none);
  EXPECT_EQ(Told(none), "");
  Faults faults;
  CheckMembershipUpdate(present, next, attended, faults);
  EXPECT_EQ(Told(faults), "MEMBERSHIP_IN_USE person capacity from_date to_date");
}

TEST(MembershipTest, WhatSomebodyAttendedByIsNotDeleted) {
  EXPECT_TRUE(CheckMembershipDeletion({}).empty());
  EXPECT_EQ(Told(CheckMembershipDeletion({"forces/a/bodies/bcb/meetings/m/attendances/baldwin"})),
            "MEMBERSHIP_IN_USE forces/a/bodies/bcb/meetings/m/attendances/baldwin");
}

TEST(MembershipTest, MembersOfADay) {
  Membership member = TestMembership("first", "Alan Baldwin");
  member.to = CivilDay(2018, 3, 31);
  Membership adviser = TestMembership("second", "Alan Baldwin", Capacity::kAdviser);
  adviser.from = CivilDay(2018, 4, 1);
  const std::vector<Membership> held = {member, adviser};
  EXPECT_TRUE(IsMemberOn(held, "ALAN BALDWIN", CivilDay(2018, 3, 31)));
  EXPECT_FALSE(IsMemberOn(held, "Alan Baldwin", CivilDay(2018, 4, 1)));
  EXPECT_FALSE(IsMemberOn(held, "Alan Baldwin", CivilDay(2016, 5, 11)));
  EXPECT_EQ(MembershipOn(held, "Alan Baldwin", CivilDay(2018, 4, 1)), &held[1]);
  EXPECT_EQ(MembershipOn(held, "Ray Bisby", CivilDay(2018, 4, 1)), nullptr);
}

}  // namespace
}  // namespace copperplate::governance
