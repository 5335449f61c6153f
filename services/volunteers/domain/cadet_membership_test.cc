#include "services/volunteers/domain/cadet_membership.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;
using ::copperplate::testing::Told;

constexpr CivilDay kMembershipDay(2018, 6, 1);

Engagement MemberOf(const std::string& volunteer, const std::string& unit,
                    State state = State::kActive) {
  Engagement cadet =
      TestEngagement(volunteer, Kind::kCadet, TestHistory({{state, CivilDay(2018, 1, 1)}}));
  cadet.unit_or_group = unit;
  return cadet;
}

// `open` has one place left, `full` none, `shut` is closed.
class CadetMembershipTest : public ::testing::Test {
 protected:
  std::string ToldOfPlace(const Engagement& engagement) const {
    GuardFacts facts;
    facts.subject = "e";
    FillInUnit(engagement, force(), kMembershipDay, facts);
    Unmet unmet;
    CheckUnitPlace(engagement, facts, unmet);
    return Told(unmet);
  }
  std::string ToldOfUnit(const Engagement& engagement) const {
    Faults faults;
    CheckUnitOf(engagement, units_, faults);
    return Told(faults);
  }
  std::string ToldOfChange(const Engagement& present, const Engagement& next) const {
    Faults faults;
    CheckUnitChange(present, next, force(), kMembershipDay, faults);
    return Told(faults);
  }
  UnitsOfForce force() const { return {units_, cadets_}; }

  const std::vector<CadetUnit> units_ = {{.id = "open", .capacity = 2},
                                         {.id = "full", .capacity = 1},
                                         {.id = "shut", .capacity = 1, .closed = true}};
  const std::vector<Engagement> cadets_ = {MemberOf("a", "open"), MemberOf("b", "full")};
};

TEST_F(CadetMembershipTest, AUnitHasAPlaceOrSaysWhyNot) {
  EXPECT_EQ(ToldOfPlace(MemberOf("c", "open")), "");
  EXPECT_EQ(ToldOfPlace(MemberOf("c", "full")), "UNIT_FULL e");
  EXPECT_EQ(ToldOfPlace(MemberOf("b", "full")), "") << "it is their own";
  EXPECT_EQ(ToldOfPlace(MemberOf("c", "shut")), "CADET_UNIT_CLOSED e");
  EXPECT_EQ(ToldOfPlace(MemberOf("c", "none")), "CADET_UNIT_UNKNOWN e");
  EXPECT_EQ(ToldOfPlace(MemberOf("c", "")), "UNIT_REQUIRED e");
  Engagement operator_of = MemberOf("c", "none");
  operator_of.kind = Kind::kSpeedwatch;
  EXPECT_EQ(ToldOfPlace(operator_of), "");
}

TEST_F(CadetMembershipTest, AUnitIsOneOfTheForcesAndOpen) {
  EXPECT_EQ(ToldOfUnit(MemberOf("c", "full", State::kApplied)), "");
  EXPECT_EQ(ToldOfUnit(MemberOf("c", "", State::kApplied)), "");
  EXPECT_EQ(ToldOfUnit(MemberOf("c", "shut")), "CADET_UNIT_CLOSED unit_or_group");
  EXPECT_EQ(ToldOfUnit(MemberOf("c", "none")), "CADET_UNIT_UNKNOWN unit_or_group");
  Engagement special = MemberOf("c", "none");
  special.kind = Kind::kSpecial;
  EXPECT_EQ(ToldOfUnit(special), "");
}

TEST_F(CadetMembershipTest, WhoIsInForceMovesWhereThereIsAPlace) {
  EXPECT_EQ(ToldOfChange(MemberOf("b", "full"), MemberOf("b", "open")), "");
  EXPECT_EQ(ToldOfChange(MemberOf("a", "open"), MemberOf("a", "full")), "UNIT_FULL unit_or_group");
  EXPECT_EQ(ToldOfChange(MemberOf("a", "open"), MemberOf("a", "none")),
            "CADET_UNIT_UNKNOWN unit_or_group");
  EXPECT_EQ(ToldOfChange(MemberOf("c", "open", State::kInduction),
                         MemberOf("c", "full", State::kInduction)),
            "")
      << "who is not in force takes no place";
  // What was so before is no fault of this change.
  EXPECT_EQ(ToldOfChange(MemberOf("d", "none"), MemberOf("d", "none")), "");
}

TEST_F(CadetMembershipTest, WhoIsInForceAgainJoinsAgain) {
  const Engagement active = MemberOf("b", "full");
  const Engagement left = MemberOf("b", "full", State::kLeft);
  EXPECT_TRUE(JoinsUnit(left, active, units_, kMembershipDay));
  EXPECT_FALSE(JoinsUnit(active, active, units_, kMembershipDay));
  EXPECT_FALSE(JoinsUnit(active, left, units_, kMembershipDay));
  EXPECT_FALSE(JoinsUnit(MemberOf("b", "none", State::kLeft), MemberOf("b", "none"), units_,
                         kMembershipDay));
}

}  // namespace
}  // namespace copperplate::volunteers
