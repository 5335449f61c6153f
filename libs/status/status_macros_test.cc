#include "libs/status/status_macros.h"

#include <gtest/gtest.h>

#include <memory>

namespace copperplate {
namespace {

absl::StatusOr<std::unique_ptr<int>> Make(bool good) {
  if (!good) return absl::NotFoundError("none");
  return std::make_unique<int>(7);
}

absl::StatusOr<int> Twice(bool first, bool second) {
  ABSL_ASSIGN_OR_RETURN(const std::unique_ptr<int> a, Make(first));
  ABSL_ASSIGN_OR_RETURN(const std::unique_ptr<int> b, Make(second));
  ABSL_RETURN_IF_ERROR(absl::OkStatus());
  return *a + *b;
}

TEST(StatusMacros, PassOnTheValueOrTheStatus) {
  EXPECT_EQ(Twice(true, true).value(), 14);
  EXPECT_EQ(Twice(true, false).status(), absl::NotFoundError("none"));
  EXPECT_EQ(Twice(false, true).status(), absl::NotFoundError("none"));
}

}  // namespace
}  // namespace copperplate
