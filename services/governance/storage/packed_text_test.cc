#include "services/governance/storage/packed_text.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace copperplate::governance {
namespace {

TEST(PackedTextTest, WhatIsWrittenIsRead) {
  std::string text;
  WritePacked(text, std::string("12.3"), std::string("Noted, \"as read\""), int32_t{7});
  std::string number;
  std::string said;
  int32_t count = 0;
  ASSERT_TRUE(ReadPacked(text, number, said, count));
  EXPECT_EQ(number, "12.3");
  EXPECT_EQ(said, "Noted, \"as read\"");
  EXPECT_EQ(count, 7);
}

TEST(PackedTextTest, AnythingElseIsNone) {
  std::string one;
  std::string other;
  int32_t number = 0;
  EXPECT_FALSE(ReadPacked("alone", one, other));
  EXPECT_FALSE(
      ReadPacked("a\x1f"
                 "b\x1f"
                 "c",
                 one, other));
  EXPECT_FALSE(ReadPacked("a\x1fseven", one, number));
}

}  // namespace
}  // namespace copperplate::governance
