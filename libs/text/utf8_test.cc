#include "libs/text/utf8.h"

#include <gtest/gtest.h>

#include <vector>

namespace copperplate {
namespace {

TEST(IsValidUtf8, TakesAsciiAndEveryLength) {
  EXPECT_TRUE(IsValidUtf8(""));
  EXPECT_TRUE(IsValidUtf8("All Recorded Crime"));
  EXPECT_TRUE(IsValidUtf8("\xC2\xA3"));          // pound sign
  EXPECT_TRUE(IsValidUtf8("\xE2\x82\xAC"));      // euro sign
  EXPECT_TRUE(IsValidUtf8("\xF4\x8F\xBF\xBF"));  // U+10FFFF
}

TEST(IsValidUtf8, RefusesWhatRfc3629Refuses) {
  EXPECT_FALSE(IsValidUtf8("\x80")) << "continuation byte alone";
  EXPECT_FALSE(IsValidUtf8("\xC0\xAF")) << "overlong slash";
  EXPECT_FALSE(IsValidUtf8("\xE0\x80\x80")) << "overlong in three bytes";
  EXPECT_FALSE(IsValidUtf8("\xED\xA0\x80")) << "surrogate";
  EXPECT_FALSE(IsValidUtf8("\xF4\x90\x80\x80")) << "above U+10FFFF";
  EXPECT_FALSE(IsValidUtf8("\xE2\x82")) << "cut off";
  EXPECT_FALSE(IsValidUtf8("\xA3 Latin-1")) << "Latin-1 pound sign";
}

TEST(TakeCodePoint, GivesOneAfterTheOtherAndStepsOverWhatIsNone) {
  absl::string_view text = "a\xC2\xA3\xE2\x82\xAC\xF0\x9F\x9A\x93\xE2\x82";
  std::vector<std::optional<char32_t>> points;
  while (!text.empty()) points.push_back(TakeCodePoint(text));
  EXPECT_EQ(points, (std::vector<std::optional<char32_t>>{U'a', U'\u00A3', U'\u20AC', U'\U0001F693',
                                                          std::nullopt, std::nullopt}));
}

}  // namespace
}  // namespace copperplate
