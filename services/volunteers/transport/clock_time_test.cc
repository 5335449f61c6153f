#include "services/volunteers/transport/clock_time.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using ::copperplate::testing::Told;

TEST(ClockTimeTest, IsMinutesFromMidnight) {
  Faults faults;
  EXPECT_EQ(ReadClockTime("00:00", "at", faults), 0);
  EXPECT_EQ(ReadClockTime("18:05", "at", faults), 1085);
  EXPECT_EQ(ReadClockTime("24:00", "at", faults), 1440);
  EXPECT_EQ(Told(faults), "");
  for (const int minute : {0, 59, 60, 1085, 1440}) {
    EXPECT_EQ(ReadClockTime(FormatClockTime(minute), "at", faults), minute);
  }
  EXPECT_EQ(FormatClockTime(1440), "24:00");
}

TEST(ClockTimeTest, AnythingElseIsAFault) {
  for (const char* const text : {"24:01", "25:00", "12:60", "1:00", "18.00", "18:0", "-1:00",
                                 "18:00:00", " 8:00", "ab:cd"}) {
    Faults faults;
    EXPECT_EQ(ReadClockTime(text, "at", faults), 0) << text;
    EXPECT_EQ(Told(faults), "CLOCK_TIME_MALFORMED at") << text;
  }
  Faults faults;
  EXPECT_EQ(ReadClockTime("", "at", faults), 0);
  EXPECT_EQ(Told(faults), "FIELD_REQUIRED at");
}

}  // namespace
}  // namespace copperplate::volunteers
