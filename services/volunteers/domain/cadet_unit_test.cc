#include "services/volunteers/domain/cadet_unit.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/volunteers/domain/test_engagement.h"

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

// `REASON field` of each.
std::string EachTold(const Faults& faults) {
  std::string told;
  for (const FieldFault& fault : faults.faults()) {
    absl::StrAppend(&told, told.empty() ? "" : ", ", fault.reason, " ", fault.field);
  }
  return told;
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

TEST(CadetUnitTest, WhoIsAMemberTakesNoSecondPlace) {
  CadetUnit unit;
  unit.id = "u1";
  unit.capacity = 2;
  const Engagement all[] = {CadetOf("a", "u1", State::kActive),
                            CadetOf("b", "u1", State::kSuspended)};
  EXPECT_EQ(PlacesLeft(unit, all, kUnitDay, "c"), 0);
  EXPECT_EQ(PlacesLeft(unit, all, kUnitDay, "b"), 1);
}

TEST(CadetUnitTest, EveryFaultOfItsFieldsIsTold) {
  CadetUnit unit{.id = "u1", .title = "Sawston", .capacity = 1, .leaders = {"a", "b"}};
  EXPECT_EQ(EachTold(Validate(unit)), "");
  unit.capacity = kMostPlaces;
  EXPECT_EQ(EachTold(Validate(unit)), "");
  unit = {.id = "U", .title = "", .school = " ", .capacity = 0, .leaders = {"a", "a"}};
  EXPECT_EQ(EachTold(Validate(unit)),
            "ID_INVALID id, FIELD_REQUIRED title, TEXT_INVALID school, NUMBER_OUT_OF_RANGE "
            "capacity, DUPLICATE leaders[1]");
  unit = {.id = "u1", .title = "Sawston", .capacity = kMostPlaces + 1};
  EXPECT_EQ(EachTold(Validate(unit)), "NUMBER_OUT_OF_RANGE capacity");
}

TEST(CadetUnitTest, HasATitleOfItsOwnAndPlacesForItsMembers) {
  const CadetUnit units[] = {{.id = "u1", .title = "Sawston", .capacity = 9},
                             {.id = "u2", .title = "Ely", .capacity = 9}};
  const Engagement all[] = {CadetOf("a", "u1", State::kActive), CadetOf("b", "u1", State::kOnLeave),
                            CadetOf("c", "u1", State::kLeft)};
  const auto told = [&](const CadetUnit& unit) {
    Faults faults;
    CheckAmongUnits(unit, units, all, kUnitDay, faults);
    return EachTold(faults);
  };
  EXPECT_EQ(told({.id = "u1", .title = "Sawston", .capacity = 2}), "");
  EXPECT_EQ(told({.id = "u1", .title = "ELY", .capacity = 1, .closed = true}),
            "TITLE_TAKEN title, CAPACITY_BELOW_MEMBERS capacity, UNIT_HAS_MEMBERS closed");
  EXPECT_EQ(told({.id = "u2", .title = "Ely", .capacity = 1, .closed = true}), "");
}

TEST(CadetUnitTest, IsDeletedWhereNobodyEverWasInIt) {
  const Engagement all[] = {CadetOf("a", "u1", State::kLeft)};
  EXPECT_EQ(Told(CheckUnitDeletion({.id = "u1"}, all)), "UNIT_IN_USE u1");
  EXPECT_EQ(Told(CheckUnitDeletion({.id = "u2"}, all)), "");
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
