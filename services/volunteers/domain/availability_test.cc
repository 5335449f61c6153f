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

}  // namespace
}  // namespace copperplate::volunteers
