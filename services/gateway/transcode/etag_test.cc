#include "services/gateway/transcode/etag.h"

#include <gtest/gtest.h>

#include "libs/status/error.h"

namespace copperplate::gateway {
namespace {

TEST(FormatEtag, QuotesWhatCanBeAnEtag) {
  EXPECT_EQ(FormatEtag("v7", false), "\"v7\"");
  EXPECT_EQ(FormatEtag("v7", true), "W/\"v7\"");
  EXPECT_EQ(FormatEtag("", false), "");
  EXPECT_EQ(FormatEtag("a b", false), "");
  EXPECT_EQ(FormatEtag("a\"b", false), "");
  EXPECT_EQ(FormatEtag("a\r\nX: y", false), "");
  EXPECT_EQ(FormatEtag("\xc3\xa9", false), "");
}

TEST(ParseIfMatch, TakesOneEtagStrongOrWeak) {
  EXPECT_EQ(ParseIfMatch("\"v7\"").value(), "v7");
  EXPECT_EQ(ParseIfMatch("W/\"v7\"").value(), "v7");
  EXPECT_EQ(ParseIfMatch("  \"v7\" ").value(), "v7");
  for (const char* header : {"", "*", "v7", "\"v7", "\"a\", \"b\"", "\"\"", "w/\"v7\""}) {
    EXPECT_EQ(ErrorReason(ParseIfMatch(header).status()), "IF_MATCH") << header;
  }
}

TEST(NoneMatch, ComparesWeakly) {
  EXPECT_TRUE(NoneMatch("\"v7\"", "v7"));
  EXPECT_TRUE(NoneMatch("W/\"v7\"", "v7"));
  EXPECT_TRUE(NoneMatch("\"a\" , W/\"v7\"", "v7"));
  EXPECT_TRUE(NoneMatch("*", "v7"));
  EXPECT_FALSE(NoneMatch("\"v8\"", "v7"));
  EXPECT_FALSE(NoneMatch("v7", "v7"));
  EXPECT_FALSE(NoneMatch("", "v7"));
}

}  // namespace
}  // namespace copperplate::gateway
