#include "services/cli/terminal/number.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(PrintedValue, IsAsTheBoardReadsIt) {
  EXPECT_EQ(PrintedValue("66192", "count"), "66,192");
  EXPECT_EQ(PrintedValue("-1234567.5", "hours"), "-1,234,567.5");
  EXPECT_EQ(PrintedValue("780", "count"), "780");
  EXPECT_EQ(PrintedValue("15.9", "percent"), "15.9%");
  EXPECT_EQ(PrintedValue("n/a", "percent"), "n/a");
  EXPECT_EQ(PrintedValue("-", "count"), "-");
}

TEST(Counted, KnowsOne) {
  EXPECT_EQ(Counted("0", "row"), "0 rows");
  EXPECT_EQ(Counted("1", "row"), "1 row");
  EXPECT_EQ(Counted("21", "row"), "21 rows");
}

TEST(PrintedMonth, IsShort) {
  EXPECT_EQ(PrintedMonth("2018-03"), "Mar-18");
  EXPECT_EQ(PrintedMonth("2018-13"), "2018-13");
  EXPECT_EQ(PrintedMonth(""), "");
}

}  // namespace
}  // namespace copperplate::cli
