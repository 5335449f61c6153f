#include "libs/text/fold.h"

#include <gtest/gtest.h>

namespace copperplate {
namespace {

TEST(FoldTest, LettersAreLowerAndARunOfBlanksIsOne) {
  EXPECT_EQ(Folded("Head of Custody"), U"head of custody");
  EXPECT_EQ(Folded("  Head \t of\xc2\xa0 Custody\xe2\x80\x8b"), U"head of custody");
  EXPECT_EQ(Folded("JSmith"), U"jsmith");
  EXPECT_EQ(Folded(" \n"), U"");
}

TEST(FoldTest, OtherAlphabetsHaveCasesToo) {
  EXPECT_EQ(Folded("\xc3\x89va \xc3\x96zil"), U"\u00e9va \u00f6zil");
  EXPECT_EQ(Folded("\xc5\x81\xc5\xbb\xc5\xa0\xc5\xb8"), U"\u0142\u017c\u0161\u00ff");
  EXPECT_EQ(Folded("\xd0\x98\xd0\x81"), U"\u0438\u0451");
  EXPECT_EQ(Folded("\xce\x91\xce\xa9"), U"\u03b1\u03c9");
}

// Multiplied by, divided by; the dotted and the dotless i; what is lower already.
TEST(FoldTest, WhatHasNoOtherCaseStays) {
  EXPECT_EQ(Folded("\xc3\x97\xc3\xb7"), U"\u00d7\u00f7");
  EXPECT_EQ(Folded("\xc4\xb0\xc4\xb1"), U"\u0130\u0131");
  EXPECT_EQ(Folded("\xc5\x82\xc4\x81"), U"\u0142\u0101");
}

}  // namespace
}  // namespace copperplate
