#include "services/volunteers/domain/unit_leaders.h"

#include <gtest/gtest.h>

#include "services/volunteers/domain/test_engagement.h"
#include "services/volunteers/domain/test_vetting.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;

constexpr CivilDay kFirst(2018, 1, 1);
constexpr CivilDay kExpires(2020, 1, 1);
const LeaderLimits kLimits;

// A support volunteer of 1990, vetted for that to 2028 and as a leader to 2020, ACTIVE from 2018
// on.
Leader LeaderOf(const std::string& volunteer) {
  Leader leader;
  leader.volunteer = volunteer;
  leader.date_of_birth = CivilDay(1990, 5, 1);
  leader.engagements = {
      TestEngagement(volunteer, Kind::kPsv, TestHistory({{State::kActive, kFirst}}))};
  leader.checks = {TestCleared(VettingLevel::kNppv1, kFirst - 30, CivilDay(2028, 1, 1)),
                   TestCleared(VettingLevel::kDbsEnhanced, kFirst - 30, kExpires)};
  return leader;
}

TEST(UnitLeadersTest, WhoIsOfAgeAndInForceMayLead) {
  Leader leader = LeaderOf("a");
  EXPECT_TRUE(MayLead(leader, kFirst, kLimits));
  leader.date_of_birth = CivilDay(2000, 1, 2);
  EXPECT_FALSE(MayLead(leader, kFirst, kLimits));
  EXPECT_TRUE(MayLead(leader, kFirst + 1, kLimits));
  leader.date_of_birth.reset();
  EXPECT_FALSE(MayLead(leader, kFirst, kLimits));
  leader = LeaderOf("a");
  leader.engagements[0].kind = Kind::kCadet;
  EXPECT_FALSE(MayLead(leader, kFirst, kLimits));
  leader.engagements.clear();
  EXPECT_FALSE(MayLead(leader, kFirst, kLimits));
}

TEST(UnitLeadersTest, LeaveAndSuspensionAreInForceAndALeavingAheadIsNot) {
  Leader leader = LeaderOf("a");
  for (const auto& [state, may] :
       {std::pair(State::kOnLeave, true), {State::kSuspended, true}, {State::kLeft, false}}) {
    leader.engagements[0].history =
        TestHistory({{State::kActive, kFirst}, {state, CivilDay(2018, 9, 1)}});
    EXPECT_EQ(MayLead(leader, CivilDay(2018, 6, 1), kLimits), may) << Name(state);
  }
}

TEST(UnitLeadersTest, LeadsOnTheDaysOfTheCertificateAndTheEngagement) {
  Leader leader = LeaderOf("a");
  EXPECT_EQ(LeadingDays(leader, kLimits), (DaySet{{kFirst, kExpires}}));
  leader.engagements[0].history =
      TestHistory({{State::kActive, kFirst}, {State::kSuspended, CivilDay(2018, 6, 1)}});
  EXPECT_EQ(LeadingDays(leader, kLimits), (DaySet{{kFirst, CivilDay(2018, 6, 1)}}));
  leader = LeaderOf("a");
  leader.checks[0] = TestWithdrawn(leader.checks[0], CivilDay(2019, 1, 1));
  EXPECT_EQ(LeadingDays(leader, kLimits), (DaySet{{kFirst, CivilDay(2019, 1, 1)}}));
  leader = LeaderOf("a");
  leader.checks.pop_back();
  EXPECT_EQ(LeadingDays(leader, kLimits), DaySet()) << "no other vetting does for it";
  leader = LeaderOf("a");
  leader.date_of_birth = CivilDay(2001, 1, 1);
  EXPECT_EQ(LeadingDays(leader, kLimits), (DaySet{{CivilDay(2019, 1, 1), kExpires}}));
  leader.date_of_birth.reset();
  EXPECT_EQ(LeadingDays(leader, kLimits), DaySet());
  leader = LeaderOf("a");
  leader.engagements[0].kind = Kind::kCadet;
  EXPECT_EQ(LeadingDays(leader, kLimits), DaySet());
}

TEST(UnitLeadersTest, AUnitIsLedOnTheDaysOfTwoOfThem) {
  Leader later = LeaderOf("b");
  later.checks[1] = TestCleared(VettingLevel::kDbsEnhanced, CivilDay(2019, 3, 1), kExpires + 300);
  Leader last = LeaderOf("c");
  last.checks[1] = TestCleared(VettingLevel::kDbsEnhanced, CivilDay(2020, 6, 1), kExpires + 600);
  const Leader leaders[] = {LeaderOf("a"), later, last, LeaderOf("d")};
  CadetUnit unit;
  unit.leaders = {"a", "b", "a"};
  EXPECT_EQ(LedDays(unit, leaders, kLimits), (DaySet{{CivilDay(2019, 3, 1), kExpires}}));
  unit.leaders = {"a", "b", "c"};
  EXPECT_EQ(LedDays(unit, leaders, kLimits),
            (DaySet{{CivilDay(2019, 3, 1), kExpires}, {CivilDay(2020, 6, 1), kExpires + 300}}));
  unit.leaders = {"a"};
  EXPECT_EQ(LedDays(unit, leaders, kLimits), DaySet());
  unit.leaders = {"a", "nobody"};
  EXPECT_EQ(LedDays(unit, leaders, kLimits), DaySet());
  LeaderLimits one;
  one.least = 1;
  EXPECT_EQ(LedDays(unit, leaders, one), (DaySet{{kFirst, kExpires}}));
}

}  // namespace
}  // namespace copperplate::volunteers
