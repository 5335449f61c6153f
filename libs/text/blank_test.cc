#include "libs/text/blank.h"

#include <gtest/gtest.h>

namespace copperplate {
namespace {

TEST(BlankTest, ABlankIsTakenWhole) {
  absl::string_view text = "\t\xc2\xa0\xe2\x80\x8b\xef\xbb\xbf V";
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(TakeBlank(text)) << i;
  EXPECT_FALSE(TakeBlank(text));
  EXPECT_EQ(text, "V");
  absl::string_view none;
  EXPECT_FALSE(TakeBlank(none));
}

TEST(BlankTest, WhatOnlyBeginsLikeABlankStays) {
  absl::string_view pound = "\xc2\xa3";
  EXPECT_FALSE(TakeBlank(pound));
  EXPECT_EQ(WithoutBlanksAtEnds("\xe2\x80\x93"), "\xe2\x80\x93");  // a dash
}

TEST(BlankTest, EndsLoseBlanksAndTheMiddleKeepsThem) {
  EXPECT_EQ(WithoutBlanksAtEnds(" \xe3\x80\x80\nCrime \xc2\xa0plan\xe2\x80\x8b \xc2\x85"),
            "Crime \xc2\xa0plan");
  EXPECT_EQ(WithoutBlanksAtEnds(" \xef\xbb\xbf\xe2\x80\x8b"), "");
  EXPECT_EQ(WithoutBlanksAtEnds(""), "");
}

}  // namespace
}  // namespace copperplate
