#include "libs/fields/clock_time.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::fields {
namespace {

using ::copperplate::testing::Told;

TEST(ClockTimeTest, IsMinutesFromMidnight) {
  Faults faults;
  EXPECT_EQ(ReadClockTime("00:00", "at", faults), 0);
  EXPECT_EQ(ReadClockTime("18:05", "at", faults), 1085);
  EXPECT_EQ(ReadClockTime("23:59", "at", faults), 1439);
  for (const int minute : {0, 59, 60, 1085, 1439}) {
    EXPECT_EQ(ReadClockTime(FormatClockTime(minute), "at", faults), minute);
  }
  EXPECT_EQ(Told(faults), "");
  EXPECT_EQ(FormatClockTime(65), "01:05");
}

TEST(ClockTimeTest, TheEndOfADayIsATimeWhereItMayBeOne) {
  Faults faults;
  EXPECT_EQ(ReadClockTimeToEnd("24:00", "to", faults), 1440);
  EXPECT_EQ(FormatClockTime(1440), "24:00");
  EXPECT_EQ(ReadClockTimeToEnd("00:00", "to", faults), 0);
  EXPECT_EQ(Told(faults), "");
  ReadClockTimeToEnd("24:01", "to", faults);
  ReadClockTime("24:00", "at", faults);
  ASSERT_EQ(Told(faults), "CLOCK_TIME_MALFORMED to at");
  EXPECT_EQ(faults.faults()[0].description, "must be a time of day from 00:00 to 24:00");
  EXPECT_EQ(faults.faults()[1].description, "must be a time of day from 00:00 to 23:59");
}

TEST(ClockTimeTest, AnythingElseIsAFault) {
  for (const char* const text : {"25:00", "12:60", "1:00", "18.00", "18:0", "-1:00", "18:00:00",
                                 " 8:00", "14:30 ", "ab:cd", "two pm"}) {
    Faults faults;
    EXPECT_EQ(ReadClockTime(text, "at", faults), 0) << text;
    EXPECT_EQ(Told(faults), "CLOCK_TIME_MALFORMED at") << text;
  }
  Faults faults;
  EXPECT_EQ(ReadClockTime("", "at", faults), 0);
  EXPECT_EQ(Told(faults), "FIELD_REQUIRED at");
}

}  // namespace
}  // namespace copperplate::fields
