#include "libs/text/string_view.h"

#include <gtest/gtest.h>

namespace copperplate {
namespace {

TEST(StringView, CrossesBothWaysWithoutCopying) {
  const absl::string_view text = "dashboard";
  EXPECT_EQ(ToStd(text), "dashboard");
  EXPECT_EQ(ToStd(text).data(), text.data());
  EXPECT_EQ(ToAbsl(ToStd(text)), text);
}

}  // namespace
}  // namespace copperplate
