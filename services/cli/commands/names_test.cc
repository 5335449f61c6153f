#include "services/cli/commands/names.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(IdOf, TakesTheNameOrTheId) {
  EXPECT_EQ(IdOf("f", "areas", "copper-hill"), "copper-hill");
  EXPECT_EQ(IdOf("f", "areas", "forces/f/areas/copper-hill"), "copper-hill");
  EXPECT_EQ(IdOf("f", "areas", "forces/g/areas/copper-hill"), "forces/g/areas/copper-hill");
  EXPECT_EQ(IdOf("f", "areas", "a/../b"), "a/../b");
  EXPECT_EQ(IdOf("f", "areas", ""), "");
}

TEST(NameOf, TakesTheNameOrTheId) {
  EXPECT_EQ(NameOf("f", "areas", "copper-hill"), "forces/f/areas/copper-hill");
  EXPECT_EQ(NameOf("f", "areas", "forces/f/areas/copper-hill"), "forces/f/areas/copper-hill");
  EXPECT_EQ(NameOf("f", "areas", "forces/g/areas/x"), "forces/g/areas/x");
  EXPECT_EQ(NameOf("f", "areas", ""), "");
}

TEST(LastSegment, IsTheId) {
  EXPECT_EQ(LastSegment("forces/f/batches/b1"), "b1");
  EXPECT_EQ(LastSegment("b1"), "b1");
}

}  // namespace
}  // namespace copperplate::cli
