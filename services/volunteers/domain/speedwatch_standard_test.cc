#include "services/volunteers/domain/speedwatch_standard.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

SpeedwatchStandard From(const std::string& id, CivilDay day) {
  SpeedwatchStandard standard;
  standard.id = id;
  standard.from = day;
  return standard;
}

std::string Faulty(const SpeedwatchStandard& standard,
                   absl::Span<const SpeedwatchStandard> others = {}) {
  Faults faults;
  CheckSpeedwatchStandard(standard, others, faults);
  return Told(faults);
}

TEST(SpeedwatchStandardTest, TheLastThatHasBegunHolds) {
  const std::vector<SpeedwatchStandard> standards = {From("b", CivilDay(2020, 1, 1)),
                                                     From("a", CivilDay(2018, 1, 1))};
  EXPECT_EQ(SpeedwatchStandardOn(standards, CivilDay(2017, 12, 31)).id, "");
  EXPECT_EQ(SpeedwatchStandardOn(standards, CivilDay(2018, 1, 1)).id, "a");
  EXPECT_EQ(SpeedwatchStandardOn(standards, CivilDay(2019, 12, 31)).id, "a");
  EXPECT_EQ(SpeedwatchStandardOn(standards, CivilDay(2020, 1, 1)).id, "b");
}

TEST(SpeedwatchStandardTest, ALimitIsWatchedOnSomeDayOrNever) {
  SpeedwatchStandard fifty = From("a", CivilDay(2018, 1, 1));
  fifty.limits_mph = {50};
  EXPECT_TRUE(IsWatched(50, fifty));
  EXPECT_FALSE(IsWatched(30, fifty));
  EXPECT_TRUE(IsEverWatched(50, {fifty}));
  EXPECT_TRUE(IsEverWatched(30, {fifty})) << "before there was a standard";
  EXPECT_FALSE(IsEverWatched(60, {fifty}));
}

TEST(SpeedwatchStandardTest, EveryFaultIsTold) {
  SpeedwatchStandard standard = From("a", CivilDay(2018, 1, 1));
  EXPECT_EQ(Faulty(standard), "");
  EXPECT_EQ(Faulty(standard, {standard}), "") << "it is itself";
  EXPECT_EQ(Faulty(standard, {From("b", CivilDay(2018, 1, 1))}),
            "STANDARD_EXISTS_ON_DAY from_date");
  standard.limits_mph = {9, 70, 70, 71};
  standard.least_operators = 0;
  standard.daylight = {.from_minute = 600, .to_minute = 600};
  EXPECT_EQ(Faulty(standard),
            "NUMBER_OUT_OF_RANGE limits_mph[0] limits_mph[2] limits_mph[3] least_operators "
            "daylight_to");
  standard = From("a", CivilDay(2018, 1, 1));
  standard.limits_mph = {70, 70};
  EXPECT_EQ(Faulty(standard), "DUPLICATE limits_mph[1]");
  standard.limits_mph = {70};
  standard.daylight = {.from_minute = 600, .to_minute = 600};
  EXPECT_EQ(Faulty(standard), "TIMES_REVERSED daylight_to");
}

}  // namespace
}  // namespace copperplate::volunteers
