// What two clients do at once: never more cadets in force than a unit has places.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "libs/testing/at_once.h"
#include "services/volunteers/transport/testing/cadet_test.h"

namespace copperplate::volunteers {
namespace {

using testing::AtOnce;
using testing::HasReason;

constexpr int kPlaceRaces = 200;

// `sawston` has one place, `ely` three.
class CadetRacesTest : public CadetTest {
 protected:
  void SetUp() override {
    CadetTest::SetUp();
    ABSL_ASSERT_OK(CreateUnit("sawston", Unit("Sawston", 1)));
    ABSL_ASSERT_OK(CreateUnit("ely", Unit("Ely", 3)));
  }
  // Nobody has come into force since INDUCTION.
  void Reset() {
    Value(
        "DELETE FROM volunteers.engagement_event WHERE seq > 3; UPDATE volunteers.cadet_unit SET "
        "capacity = 3 WHERE id = 'ely'; SELECT ''");
  }
};

TEST_F(CadetRacesTest, OfTwoForOnePlaceExactlyOneComesIn) {
  ABSL_ASSERT_OK(AddCadet("a", "sawston", v1::Engagement::INDUCTION));
  ABSL_ASSERT_OK(AddCadet("b", "sawston", v1::Engagement::INDUCTION));
  int first = 0;
  for (int race = 0; race < kPlaceRaces; ++race) {
    absl::Status one;
    absl::Status other;
    AtOnce(
        race, [&] { one = Activate(EngagementOf("a"), "2026-03-01").status(); },
        [&] { other = Activate(EngagementOf("b"), "2026-03-01").status(); });
    ASSERT_NE(one.ok(), other.ok()) << race << ": " << one << " / " << other;
    EXPECT_THAT(one.ok() ? other : one, HasReason("UNIT_FULL"));
    if (one.ok()) ++first;
    Reset();
  }
  RecordProperty("first", first);
}

TEST_F(CadetRacesTest, AUnitIsNotMadeSmallerThanItsCadets) {
  ABSL_ASSERT_OK(AddCadet("a", "ely", v1::Engagement::INDUCTION));
  ABSL_ASSERT_OK(AddCadet("b", "ely", v1::Engagement::INDUCTION));
  for (int race = 0; race < kPlaceRaces; ++race) {
    ABSL_ASSERT_OK(Activate(EngagementOf("a"), "2026-03-01"));
    absl::Status active;
    absl::Status smaller;
    AtOnce(
        race, [&] { active = Activate(EngagementOf("b"), "2026-03-01").status(); },
        [&] { smaller = UpdateUnit("ely", Unit("", 1), {"capacity"}).status(); });
    ASSERT_NE(active.ok(), smaller.ok()) << race << ": " << active << " / " << smaller;
    EXPECT_THAT(active.ok() ? smaller : active,
                HasReason(active.ok() ? "CAPACITY_BELOW_MEMBERS" : "UNIT_FULL"));
    Reset();
  }
}

}  // namespace
}  // namespace copperplate::volunteers
