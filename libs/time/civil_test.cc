#include "libs/time/civil.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "libs/time/clock.h"

namespace copperplate {
namespace {

TEST(ParseMonth, TakesYearAndMonthOnly) {
  EXPECT_EQ(ParseMonth("2018-03").value(), absl::CivilMonth(2018, 3));
  for (const char* bad : {"", "2018-3", "2018-13", "2018-00", "1899-13", "2018/03", "2018-03-01",
                          "+018-03", " 201-03", "2018- 3", "201a-03"}) {
    EXPECT_EQ(ParseMonth(bad).status().code(), absl::StatusCode::kInvalidArgument) << bad;
  }
  for (const char* far : {"1899-12", "2200-01"}) {
    EXPECT_EQ(ParseMonth(far).status().code(), absl::StatusCode::kOutOfRange) << far;
  }
}

TEST(ParseDate, TakesDaysThatExist) {
  EXPECT_EQ(ParseDate("2016-02-29").value(), absl::CivilDay(2016, 2, 29));
  for (const char* bad :
       {"2018-02-29", "2018-04-31", "2018-04-00", "2018-4-01", "2018-04-1", "2018-04"}) {
    EXPECT_EQ(ParseDate(bad).status().code(), absl::StatusCode::kInvalidArgument) << bad;
  }
}

RC_GTEST_PROP(Month, TextAndNumberGoBothWays, ()) {
  const int number = *rc::gen::inRange(1900 * 12, 2200 * 12);
  const absl::CivilMonth month = MonthFromNumber(number);
  RC_ASSERT(MonthNumber(month) == number);
  RC_ASSERT(ParseMonth(FormatMonth(month)).value() == month);
  RC_ASSERT(FormatMonth(number) == FormatMonth(month));
  RC_ASSERT(MonthNumber(month + 1) == number + 1);
}

TEST(London, KnowsSummerTime) {
  ASSERT_TRUE(LoadLondon().ok());
  const absl::Time summer = absl::FromCivil(absl::CivilHour(2018, 7, 1, 12), London());
  EXPECT_EQ(absl::FormatTime("%H:%M", summer, absl::UTCTimeZone()), "11:00");
}

TEST(London, ADayBeginsAtItsOwnMidnight) {
  const absl::TimeZone utc = absl::UTCTimeZone();
  const auto day_of = [&](int month, int hour) {
    return LondonDay(absl::FromCivil(absl::CivilHour(2018, month, 30, hour), utc));
  };
  EXPECT_EQ(day_of(6, 22), absl::CivilDay(2018, 6, 30));
  EXPECT_EQ(day_of(6, 23), absl::CivilDay(2018, 7, 1));
  EXPECT_EQ(day_of(11, 23), absl::CivilDay(2018, 11, 30));
}

TEST(InMicroseconds, DropsWhatIsFiner) {
  EXPECT_EQ(InMicroseconds(absl::FromUnixNanos(1'999)), absl::FromUnixMicros(1));
  EXPECT_EQ(InMicroseconds(absl::FromUnixMicros(7)), absl::FromUnixMicros(7));
}

}  // namespace
}  // namespace copperplate
