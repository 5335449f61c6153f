#include "services/volunteers/domain/cadet_unit.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/volunteers/domain/test_engagement.h"
#include "services/volunteers/domain/test_vetting.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;
using ::copperplate::testing::Told;

constexpr CivilDay kUnitDay(2018, 6, 1);

Engagement CadetOf(const std::string& volunteer, const std::string& unit, State state) {
  Engagement cadet =
      TestEngagement(volunteer, Kind::kCadet, TestHistory({{state, CivilDay(2018, 1, 1)}}));
  cadet.unit_or_group = unit;
  return cadet;
}

TEST(CadetUnitTest, ItsMembersAreThoseInStrength) {
  CadetUnit unit;
  unit.id = "u1";
  unit.capacity = 3;
  const Engagement all[] = {
      CadetOf("a", "u1", State::kActive),    CadetOf("b", "u1", State::kOnLeave),
      CadetOf("c", "u1", State::kInduction), CadetOf("d", "u1", State::kLeft),
      CadetOf("e", "u2", State::kActive),
  };
  EXPECT_EQ(MembersOn(unit, all, kUnitDay), 2);
  EXPECT_EQ(PlacesLeft(unit, all, kUnitDay), 1);
  unit.capacity = 1;
  EXPECT_EQ(PlacesLeft(unit, all, kUnitDay), -1);
}

TEST(CadetUnitTest, ItsLeadersAreVettedOnTheDay) {
  CadetUnit unit;
  unit.leaders = {"a", "b", "c", "a"};
  const auto cleared = [](const std::string& volunteer, VettingLevel level, CivilDay expires_on) {
    VettingCheck check = TestCleared(level, CivilDay(2018, 1, 1), expires_on);
    check.volunteer = volunteer;
    return check;
  };
  const VettingCheck checks[] = {
      cleared("a", VettingLevel::kDbsEnhanced, kUnitDay + 1),
      cleared("a", VettingLevel::kDbsEnhanced, kUnitDay + 100),
      cleared("b", VettingLevel::kDbsEnhanced, kUnitDay),
      cleared("c", VettingLevel::kRv, kUnitDay + 100),
      cleared("d", VettingLevel::kDbsEnhanced, kUnitDay + 100),
  };
  EXPECT_EQ(VettedLeaders(unit, checks, VettingLevel::kDbsEnhanced, kUnitDay), 1);
  EXPECT_EQ(VettedLeaders(unit, checks, VettingLevel::kDbsEnhanced, kUnitDay - 1), 2);
}

TEST(CadetUnitTest, EachEventHasItsForm) {
  const EventPermission permissions[] = {{"e1", "camp", kUnitDay}};
  const auto told = [&](absl::string_view engagement, absl::string_view event, CivilDay day) {
    Unmet unmet;
    CheckEventPermission(permissions, engagement, event, day, "d", unmet);
    return Told(unmet);
  };
  EXPECT_EQ(told("e1", "camp", kUnitDay), "");
  EXPECT_EQ(told("e1", "camp", kUnitDay - 1), "EVENT_PERMISSION_REQUIRED d");
  EXPECT_EQ(told("e1", "parade", kUnitDay), "EVENT_PERMISSION_REQUIRED d");
  EXPECT_EQ(told("e2", "camp", kUnitDay), "EVENT_PERMISSION_REQUIRED d");
}

}  // namespace
}  // namespace copperplate::volunteers
