#include "services/volunteers/app/import_time.h"

#include <gtest/gtest.h>

#include <string>

namespace copperplate::volunteers {
namespace {

// The instant in UTC, or the reason why it is none.
std::string Read(const std::string& text) {
  imports::RowFaults faults;
  const auto time = ReadImportTime(text, 7, "from", faults);
  if (time.has_value() != faults.empty()) return "a fault beside an instant";
  if (time.has_value()) return absl::FormatTime("%Y-%m-%d %H:%M:%S", *time, absl::UTCTimeZone());
  return faults.Kept().front().reason;
}

TEST(ImportTimeTest, AsTheClocksInLondonShowIt) {
  EXPECT_EQ(Read("2018-03-25 00:30"), "2018-03-25 00:30:00");
  EXPECT_EQ(Read("2018-03-25T02:30"), "2018-03-25 01:30:00");
  EXPECT_EQ(Read("2018-07-01 10:00:00"), "2018-07-01 09:00:00");
}

TEST(ImportTimeTest, WithAnOffset) {
  EXPECT_EQ(Read("2018-07-01T10:00:00Z"), "2018-07-01 10:00:00");
  EXPECT_EQ(Read("2018-10-28 01:30+01:00"), "2018-10-28 00:30:00");
  EXPECT_EQ(Read("2018-10-28 01:30+00:00"), "2018-10-28 01:30:00");
  EXPECT_EQ(Read("2018-10-28T01:30:00-05:30"), "2018-10-28 07:00:00");
}

TEST(ImportTimeTest, WhatTheClocksShowTwiceOrNeverIsRefused) {
  EXPECT_EQ(Read("2018-10-28 01:30"), "TIME_AMBIGUOUS");
  EXPECT_EQ(Read("2018-03-25 01:30"), "TIME_AMBIGUOUS");
  EXPECT_EQ(Read("2018-10-28 02:00"), "2018-10-28 02:00:00");
  EXPECT_EQ(Read("2018-03-25 02:00"), "2018-03-25 01:00:00");
}

TEST(ImportTimeTest, WhatIsNoTimeIsRefused) {
  EXPECT_EQ(Read(""), "FIELD_REQUIRED");
  for (const char* const text :
       {"2018-03-25", "2018-02-30 10:00", "2018-13-01 10:00", "2018-03-01 24:00",
        "2018-03-01 10:60", "25/03/2018 10:00", "2018-03-01 10:00 ",
        "2018-03-01 10:00:", "2018-03-01 10:00+1", "2018-03-01 10:00+15:00",
        "2018-03-01 10:00:00Zx", "1899-12-31 10:00", "2018-03-01 1:00", "2018-03-0110:00"}) {
    EXPECT_EQ(Read(text), "TIME_MALFORMED") << text;
  }
}

}  // namespace
}  // namespace copperplate::volunteers
