#include "libs/log/json_text.h"

#include <gtest/gtest.h>

#include "libs/text/utf8.h"

namespace copperplate::log {
namespace {

std::string Json(absl::string_view text) {
  std::string json;
  AppendJsonText(text, json);
  return json;
}

TEST(JsonText, EscapesWhatJsonMust) {
  EXPECT_EQ(Json(""), R"("")");
  EXPECT_EQ(Json("plain"), R"("plain")");
  EXPECT_EQ(Json("a\"b\\c\nd\re\tf"), R"("a\"b\\c\nd\re\tf")");
  EXPECT_EQ(Json(absl::string_view("\0\x1f\x7f", 3)), R"("\u0000\u001f\u007f")");
}

TEST(JsonText, KeepsUtf8AndReplacesOtherBytes) {
  EXPECT_EQ(Json("caf\xc3\xa9 \xf0\x9f\x91\xae"), "\"caf\xc3\xa9 \xf0\x9f\x91\xae\"");
  EXPECT_EQ(Json("a\xff\x62"), R"("a\ufffdb")");
  EXPECT_EQ(Json("\xc3"), R"("\ufffd")");
  EXPECT_EQ(Json("\xed\xa0\x80"), R"("\ufffd\ufffd\ufffd")") << "a surrogate";
}

TEST(JsonText, IsAlwaysUtf8) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string bytes = {static_cast<char>(first), static_cast<char>(second)};
      EXPECT_TRUE(IsValidUtf8(Json(bytes)));
    }
  }
}

}  // namespace
}  // namespace copperplate::log
