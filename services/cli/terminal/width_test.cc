#include "services/cli/terminal/width.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(Folded, BreaksAtBlanksBelowTheIndent) {
  EXPECT_EQ(Folded("  [1]  ", "one two three four", 17), "  [1]  one two\n       three four\n");
  EXPECT_EQ(Folded("  [1]  ", "one two three four", 0), "  [1]  one two three four\n");
  EXPECT_EQ(Folded("- ", "incomprehensible it is", 8), "- incomprehensible\n  it is\n");
}

}  // namespace
}  // namespace copperplate::cli
