#include "services/volunteers/domain/leaving.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

constexpr CivilDay kLeavesOn(2018, 6, 1);

std::string ToldOfLeaving(const Leaving& leaving, Kind kind = Kind::kPsv) {
  Unmet unmet;
  CheckLeaving(leaving, kind, kLeavesOn, "e", unmet);
  return Told(unmet);
}

Leaving Settled(LeavingReason reason) {
  Leaving leaving;
  leaving.reason = reason;
  leaving.notice = {kLeavesOn - 60, false};
  leaving.exit_interview_offered_on = kLeavesOn - 1;
  leaving.kit_returned = false;
  return leaving;
}

TEST(LeavingTest, WhatIsSettledLeavesForAnyReason) {
  for (int i = 0; i < kLeavingReasons; ++i) {
    const auto reason = static_cast<LeavingReason>(i);
    EXPECT_EQ(ToldOfLeaving(Settled(reason), Kind::kSpecial), "") << Name(reason);
    EXPECT_EQ(ParseLeavingReason(Name(reason)), reason);
  }
  EXPECT_EQ(ParseLeavingReason("GONE"), std::nullopt);
}

TEST(LeavingTest, OnlyASpecialWhoResignsOrRetiresGivesNotice) {
  for (int i = 0; i < kLeavingReasons; ++i) {
    Leaving leaving = Settled(static_cast<LeavingReason>(i));
    leaving.notice = {};
    EXPECT_EQ(ToldOfLeaving(leaving, Kind::kSpecial), i < 2 ? "NOTICE_REQUIRED e" : "") << i;
    EXPECT_EQ(ToldOfLeaving(leaving, Kind::kPsv), "") << i;
  }
}

TEST(LeavingTest, EverythingThatRemainsIsNamed) {
  Leaving leaving;
  leaving.supervisees = {"e2", "e3"};
  leaving.led_units = {"u1"};
  leaving.coordinated_groups = {"g1"};
  EXPECT_EQ(ToldOfLeaving(leaving),
            "LEAVING_REASON_REQUIRED e, SUPERVISEES_REMAIN e2, SUPERVISEES_REMAIN e3, "
            "LEADERSHIP_REMAINS u1, COORDINATION_REMAINS g1, KIT_RETURN_UNSTATED e");
  leaving.reason = LeavingReason::kDeceased;
  EXPECT_EQ(ToldOfLeaving(leaving), "");
}

// A leaving begins with its day in London, which in June is an hour before that in UTC.
TEST(LeavingTest, NobodyLeavesBeforeTheLastDuty) {
  const absl::Time begins = absl::FromCivil(absl::CivilHour(2018, 5, 31, 23), absl::UTCTimeZone());
  Leaving leaving = Settled(LeavingReason::kMoved);
  leaving.last_duty_end = begins;
  EXPECT_EQ(ToldOfLeaving(leaving), "");
  leaving.last_duty_end = begins + absl::Minutes(1);
  EXPECT_EQ(ToldOfLeaving(leaving), "DUTIES_REMAIN e");
  leaving.reason = LeavingReason::kDeceased;
  EXPECT_EQ(ToldOfLeaving(leaving), "DUTIES_REMAIN e") << "whatever the reason";
}

TEST(LeavingTest, AnExitInterviewIsOfferedButToTheDismissedAndTheDead) {
  for (int i = 0; i < kLeavingReasons; ++i) {
    const auto reason = static_cast<LeavingReason>(i);
    Leaving leaving = Settled(reason);
    leaving.exit_interview_offered_on.reset();
    const bool owed = reason != LeavingReason::kDismissed && reason != LeavingReason::kDeceased;
    EXPECT_EQ(OwesExitInterview(reason), owed);
    EXPECT_EQ(ToldOfLeaving(leaving), owed ? "EXIT_INTERVIEW_REQUIRED e" : "") << Name(reason);
  }
  Leaving late = Settled(LeavingReason::kMoved);
  late.exit_interview_offered_on = kLeavesOn + 1;
  EXPECT_EQ(ToldOfLeaving(late), "EXIT_INTERVIEW_REQUIRED e");
}

TEST(LeavingTest, AnInvestigationKeepsNobody) {
  Leaving leaving = Settled(LeavingReason::kResigned);
  leaving.under_investigation = true;
  EXPECT_EQ(ToldOfLeaving(leaving, Kind::kSpecial), "");
}

}  // namespace
}  // namespace copperplate::volunteers
