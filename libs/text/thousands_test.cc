#include "libs/text/thousands.h"

#include <gtest/gtest.h>

namespace copperplate {
namespace {

TEST(GroupThousands, PartsWhatStandsBeforeThePoint) {
  EXPECT_EQ(GroupThousands(""), "");
  EXPECT_EQ(GroupThousands("0"), "0");
  EXPECT_EQ(GroupThousands("780"), "780");
  EXPECT_EQ(GroupThousands("4988"), "4,988");
  EXPECT_EQ(GroupThousands("66192"), "66,192");
  EXPECT_EQ(GroupThousands("1234567"), "1,234,567");
  EXPECT_EQ(GroupThousands("-780"), "-780");
  EXPECT_EQ(GroupThousands("-123456.5"), "-123,456.5");
  EXPECT_EQ(GroupThousands("0.1234567"), "0.1234567");
}

}  // namespace
}  // namespace copperplate
