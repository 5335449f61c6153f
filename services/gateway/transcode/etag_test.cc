#include "services/gateway/transcode/etag.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

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

TEST(ReplyEtag, TellsWhatIsShownOfAStateToo) {
  const std::string etag = ReplyEtag("v7", "whole");
  EXPECT_THAT(etag, ::testing::MatchesRegex("v7\\.[0-9a-f]{16}"));
  EXPECT_EQ(ReplyEtag("v7", "whole"), etag);
  EXPECT_NE(ReplyEtag("v7", "redacted"), etag);
  EXPECT_EQ(ReplyEtag("", "whole"), "");
}

TEST(ParseIfMatch, TakesTheEtagOfAReplyForThatOfTheState) {
  EXPECT_EQ(ParseIfMatch("\"" + ReplyEtag("v7", "whole") + "\"").value(), "v7");
  EXPECT_EQ(ParseIfMatch("W/\"" + CsvEtag(ReplyEtag("v7", "whole")) + "\"").value(), "v7");
  for (const char* other : {"v7.1", "v7.0123456789abcdeg", ".0123456789abcdef"}) {
    EXPECT_EQ(ParseIfMatch("\"" + std::string(other) + "\"").value(), other);
  }
}

TEST(ParseIfMatch, TakesTheEtagOfTheTableForThatOfTheState) {
  EXPECT_EQ(CsvEtag("v7"), "v7-csv");
  EXPECT_EQ(CsvEtag(""), "");
  EXPECT_EQ(ParseIfMatch("W/\"v7-csv\"").value(), "v7");
}

TEST(FindNoneMatch, ComparesWeaklyAndSaysHowItWasNamed) {
  EXPECT_EQ(FindNoneMatch("\"v7\"", "v7"), NoneMatch::kStrong);
  EXPECT_EQ(FindNoneMatch("W/\"v7\"", "v7"), NoneMatch::kWeak);
  EXPECT_EQ(FindNoneMatch("\"a\" , W/\"v7\"", "v7"), NoneMatch::kWeak);
  EXPECT_EQ(FindNoneMatch("*", "v7"), NoneMatch::kWeak);
  EXPECT_EQ(FindNoneMatch("\"v8\"", "v7"), NoneMatch::kNo);
  EXPECT_EQ(FindNoneMatch("\"v7-csv\"", "v7"), NoneMatch::kNo);
  EXPECT_EQ(FindNoneMatch("v7", "v7"), NoneMatch::kNo);
  EXPECT_EQ(FindNoneMatch("", "v7"), NoneMatch::kNo);
}

}  // namespace
}  // namespace copperplate::gateway
