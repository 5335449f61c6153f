#include "libs/fields/id.h"

#include <gtest/gtest.h>

namespace copperplate::fields {
namespace {

TEST(IdTest, IsGivenAndASegmentOfAName) {
  Faults none;
  CheckId("v1-1", "id", none);
  EXPECT_TRUE(none.empty());
  Faults empty;
  CheckId("", "id", empty);
  ASSERT_EQ(empty.size(), 1u);
  EXPECT_EQ(empty.reason(), "FIELD_REQUIRED");
  EXPECT_EQ(empty.faults()[0].field, "id");
  Faults wrong;
  CheckId("V1.1", "theme", wrong);
  ASSERT_EQ(wrong.size(), 1u);
  EXPECT_EQ(wrong.reason(), "ID_INVALID");
  EXPECT_EQ(wrong.faults()[0].field, "theme");
}

}  // namespace
}  // namespace copperplate::fields
