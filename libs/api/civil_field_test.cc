#include "libs/api/civil_field.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/status_matchers.h"

namespace copperplate::api {
namespace {

using testing::HasReason;

TEST(CivilFieldTest, MonthsAreReadAndWritten) {
  Faults faults;
  EXPECT_EQ(ReadMonth("2018-03", "month", faults), 2018 * 12 + 2);
  EXPECT_EQ(ReadOptionalMonth("", "month", faults), std::nullopt);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(MonthText(2018 * 12 + 2), "2018-03");
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

TEST(CivilFieldTest, DatesAreRead) {
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

}  // namespace
}  // namespace copperplate::api
