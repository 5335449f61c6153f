#include "libs/api/page_size.h"

#include <gtest/gtest.h>

#include <limits>

namespace copperplate::api {
namespace {

TEST(ReadPageSize, DefaultsAndCaps) {
  Faults faults;
  EXPECT_EQ(ReadPageSize(0, faults), 50);
  EXPECT_EQ(ReadPageSize(0, faults, 200), 200);
  EXPECT_EQ(ReadPageSize(1, faults), 1);
  EXPECT_EQ(ReadPageSize(500, faults), 500);
  EXPECT_EQ(ReadPageSize(501, faults), 500);
  EXPECT_EQ(ReadPageSize(std::numeric_limits<int32_t>::max(), faults), 500);
  EXPECT_TRUE(faults.empty());
}

TEST(ReadPageSize, RefusesANegativeOne) {
  Faults faults;
  EXPECT_EQ(ReadPageSize(-1, faults), 50);
  const absl::Status status = faults.ToStatus();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ErrorReason(status), "PAGE_SIZE_INVALID");
  EXPECT_EQ(status.message(), "page_size: must not be negative");
}

}  // namespace
}  // namespace copperplate::api
