#include "services/gateway/json/json_text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace copperplate::gateway {
namespace {

std::string Text(absl::string_view text) {
  std::string out;
  AppendJsonString(text, out);
  return out;
}

template <typename Float>
std::string Number(Float value) {
  std::string out;
  AppendNumber(value, out);
  return out;
}

TEST(AppendJsonString, EscapesWhatJsonForbids) {
  struct Case {
    absl::string_view text;
    const char* json;
  };
  const Case cases[] = {
      {"", "\"\""},
      {"plain", "\"plain\""},
      {"exactly8", "\"exactly8\""},
      {"a\"b\\c/d", "\"a\\\"b\\\\c/d\""},
      {"line\nfeed\r\ttab", "\"line\\nfeed\\r\\ttab\""},
      {absl::string_view("nul\0end", 7), "\"nul\\u0000end\""},
      {"\x1f\x7f", "\"\\u001f\x7f\""},
      {"long enough to pass eight at a time, then \x01",
       "\"long enough to pass eight at a time, "
       "then \\u0001\""},
      {"caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80",
       "\"caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80\""},
      {"broken \xff utf-8 \xc3", "\"broken \xef\xbf\xbd utf-8 \xef\xbf\xbd\""},
      {"\xed\xa0\x80 is a surrogate", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd is a surrogate\""},
  };
  for (const Case& c : cases) EXPECT_EQ(Text(c.text), c.json);
}

TEST(AppendJsonString, FindsTheOneByteToEscapeWhereverItStands) {
  for (size_t size = 1; size < 40; ++size) {
    for (size_t at = 0; at < size; ++at) {
      std::string text(size, 'x');
      text[at] = '"';
      EXPECT_EQ(Text(text),
                absl::StrCat("\"", text.substr(0, at), "\\\"", text.substr(at + 1), "\""));
    }
  }
}

TEST(AppendNumber, WritesTheShortestTextThatReadsBack) {
  EXPECT_EQ(Number(0.0), "0");
  EXPECT_EQ(Number(-0.0), "-0");
  EXPECT_EQ(Number(0.1), "0.1");
  EXPECT_EQ(Number(0.1f), "0.1");
  EXPECT_EQ(Number(100000.0), "100000");
  EXPECT_EQ(Number(-2.5), "-2.5");
  EXPECT_EQ(Number(123456789012345.0), "123456789012345");
  EXPECT_EQ(Number(1e300), "1e+300");
  EXPECT_EQ(Number(1e-7), "1e-07");
  EXPECT_EQ(Number(std::numeric_limits<double>::quiet_NaN()), "\"NaN\"");
  EXPECT_EQ(Number(std::numeric_limits<float>::infinity()), "\"Infinity\"");
  EXPECT_EQ(Number(-std::numeric_limits<double>::infinity()), "\"-Infinity\"");
}

TEST(AppendNumber, ReadsBackAsTheSameNumber) {
  EXPECT_TRUE(rc::check([](double value) {
    double back;
    RC_ASSERT(absl::SimpleAtod(Number(value), &back));
    RC_ASSERT(back == value);
  }));
  EXPECT_TRUE(rc::check([](float value) {
    float back;
    RC_ASSERT(absl::SimpleAtof(Number(value), &back));
    RC_ASSERT(back == value);
  }));
}

TEST(AppendBase64, PadsTheStandardAlphabet) {
  std::string out;
  AppendBase64("\xfb\xff", out);
  EXPECT_EQ(out, "+/8=");
}

}  // namespace
}  // namespace copperplate::gateway
