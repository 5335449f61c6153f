#include "libs/fields/number.h"

#include <gtest/gtest.h>

namespace copperplate::fields {
namespace {

TEST(NumberTest, BothEndsAreInTheRange) {
  Faults faults;
  CheckRange(1, "order", 1, 30, faults);
  CheckRange(30, "order", 1, 30, faults);
  EXPECT_TRUE(faults.empty());
  for (const int64_t outside : {0, 31}) {
    Faults one;
    CheckRange(outside, "order", 1, 30, one);
    ASSERT_EQ(one.size(), 1u) << outside;
    EXPECT_EQ(one.reason(), "NUMBER_OUT_OF_RANGE");
    EXPECT_EQ(one.faults()[0].field, "order");
    EXPECT_EQ(one.faults()[0].description, "must be 1 to 30");
  }
}

}  // namespace
}  // namespace copperplate::fields
