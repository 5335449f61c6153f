#include "libs/fields/civil.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"

namespace copperplate::fields {
namespace {

using testing::HasReason;
using testing::Told;

TEST(CivilTest, MonthsAreRead) {
  Faults faults;
  EXPECT_EQ(ReadMonth("2018-03", "month", faults), 2018 * 12 + 2);
  EXPECT_EQ(ReadOptionalMonth("", "month", faults), std::nullopt);
  EXPECT_TRUE(faults.empty());
  for (const char* bad : {"2018-3", "2018-13", "2018-03-01", "x"}) {
    Faults one;
    EXPECT_EQ(ReadMonth(bad, "month", one), 0) << bad;
    EXPECT_THAT(one.ToStatus(), HasReason("MONTH_MALFORMED")) << bad;
  }
  for (const char* far : {"1899-12", "2200-01"}) {
    Faults one;
    EXPECT_EQ(ReadMonth(far, "month", one), 0) << far;
    EXPECT_THAT(one.ToStatus(), HasReason("MONTH_OUT_OF_RANGE")) << far;
  }
  Faults empty;
  ReadMonth("", "month", empty);
  EXPECT_THAT(empty.ToStatus(), HasReason("FIELD_REQUIRED"));
}

TEST(CivilTest, DatesAreRead) {
  Faults faults;
  EXPECT_EQ(ReadDate("2020-02-29", "due_date", faults), absl::CivilDay(2020, 2, 29));
  EXPECT_EQ(ReadOptionalDate("", "due_date", faults), std::nullopt);
  EXPECT_TRUE(faults.empty());
  for (const char* bad : {"2018-3-1", "2019-02-29", "1899-12-31", "2018-03", "x"}) {
    Faults one;
    EXPECT_EQ(ReadDate(bad, "due_date", one), absl::CivilDay(1970, 1, 1)) << bad;
    EXPECT_THAT(one.ToStatus(), HasReason("DATE_MALFORMED")) << bad;
  }
  Faults empty;
  ReadDate("", "due_date", empty);
  EXPECT_THAT(empty.ToStatus(), HasReason("FIELD_REQUIRED"));
}

constexpr absl::CivilDay kToday(2018, 5, 10);

TEST(CivilTest, ADayUpToTodayIsReadAndTodayWhereThereIsNone) {
  Faults faults;
  EXPECT_EQ(ReadDayUpTo("", "as_of", kToday, faults), kToday);
  EXPECT_EQ(ReadDayUpTo("2018-05-10", "as_of", kToday, faults), kToday);
  EXPECT_EQ(ReadDayUpTo("2018-05-09", "as_of", kToday, faults), kToday - 1);
  EXPECT_TRUE(faults.empty());
  Faults malformed;
  ReadDayUpTo("10 May", "as_of", kToday, malformed);
  EXPECT_EQ(Told(malformed), "DATE_MALFORMED as_of");
  Faults late;
  ReadDayUpTo("2018-05-11", "as_of", kToday, late);
  EXPECT_EQ(Told(late), "DATE_IN_FUTURE as_of");
}

TEST(CivilTest, ADayMayNotLieBeforeAnother) {
  Faults faults;
  CheckNotBefore(kToday, "to", kToday, "the first day", faults);
  CheckNotBefore({}, "to", kToday, "the first day", faults);
  CheckNotBefore(kToday, "to", {}, "the first day", faults);
  EXPECT_TRUE(faults.empty());
  CheckNotBefore(kToday - 1, "to", kToday, "the first day", faults);
  ASSERT_EQ(Told(faults), "DATES_REVERSED to");
  EXPECT_EQ(faults.faults()[0].description,
            absl::StrCat("must not lie before the first day, ", absl::FormatCivilTime(kToday)));
}

}  // namespace
}  // namespace copperplate::fields
