#include "services/volunteers/domain/availability.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using absl::Weekday;

using ::copperplate::testing::Told;

constexpr DayTime kEvening{18 * 60, 22 * 60};

TEST(AvailabilityTest, EndsAfterItBegins) {
  Availability availability{Weekday::friday, {0, 24 * 60}, CivilDay(2018, 1, 1), {}, "a1"};
  const auto told = [&] { return Told(Validate(availability)); };
  EXPECT_EQ(told(), "");
  availability.valid_to = CivilDay(2018, 1, 2);
  EXPECT_EQ(told(), "");
  availability.valid_to = CivilDay(2018, 1, 1);
  availability.time = {600, 600};
  EXPECT_EQ(told(), "TIMES_REVERSED to_time valid_to");
}

TEST(AvailabilityTest, IsTheShareOfTheTimeWanted) {
  // Friday 1 June to Sunday 3 June 2018, 18:00 to 22:00 each: 720 minutes.
  const CivilDay friday(2018, 6, 1), sunday(2018, 6, 3);
  const Availability fridays{Weekday::friday, {20 * 60, 24 * 60}, CivilDay(2018, 1, 1), {}};
  const Availability sundays{Weekday::sunday, {0, 24 * 60}, CivilDay(2018, 1, 1), {}};
  EXPECT_EQ(AvailableShare({}, friday, sunday, kEvening), Rational(0));
  EXPECT_EQ(AvailableShare({fridays}, friday, sunday, kEvening), Rational::Of(120, 720));
  EXPECT_EQ(AvailableShare({fridays, sundays}, friday, sunday, kEvening), Rational::Of(360, 720));
  EXPECT_EQ(AvailableShare({sundays}, sunday, sunday, kEvening), Rational(1));
}

TEST(AvailabilityTest, CountsOnceAndWhileItIsValid) {
  const CivilDay friday(2018, 6, 1);
  const Availability early{Weekday::friday, {18 * 60, 20 * 60}, CivilDay(2018, 1, 1), {}};
  const Availability late{Weekday::friday, {19 * 60, 21 * 60}, CivilDay(2018, 1, 1), friday};
  EXPECT_EQ(AvailableShare({early, late}, friday - 7, friday - 7, kEvening), Rational::Of(3, 4));
  EXPECT_EQ(AvailableShare({early, late}, friday, friday, kEvening), Rational::Of(1, 2));
  EXPECT_EQ(AvailableShare({early}, friday, friday, {600, 600}), Rational(0));
}

TEST(AvailabilityTest, GoesOnInTheEngagementThatFollows) {
  const CivilDay day(2018, 6, 1);
  const Availability ended{Weekday::friday, kEvening, day - 30, day, "a1", "e1"};
  const Availability open{Weekday::monday, kEvening, day - 30, {}, "a2", "e1"};
  const Availability to_come{Weekday::sunday, kEvening, day + 7, day + 14, "a3", "e1"};
  const Availability other{Weekday::sunday, kEvening, day - 30, {}, "a4", "e0"};
  const auto carried = CarriedAvailabilities({ended, open, to_come, other}, "e1", "e2", day);
  ASSERT_EQ(carried.size(), 2U);
  EXPECT_EQ(carried[0].id, "a2");
  EXPECT_EQ(carried[0].engagement, "e2");
  EXPECT_EQ(carried[0].weekday, Weekday::monday);
  EXPECT_EQ(carried[0].valid_from, day);
  EXPECT_EQ(carried[0].valid_to, std::nullopt);
  EXPECT_EQ(carried[1].id, "a3");
  EXPECT_EQ(carried[1].valid_from, day + 7);
  EXPECT_EQ(carried[1].valid_to, day + 14);
}

}  // namespace
}  // namespace copperplate::volunteers
