#include "services/gateway/http/reply_head.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copperplate::gateway {
namespace {

using ::testing::MatchesRegex;

TEST(FormatReplyHead, WritesStatusFieldsAndFraming) {
  HttpReply reply;
  reply.status = 404;
  reply.fields = {{"Content-Type", "application/json"}, {"X-Request-Id", "r"}};
  const std::string date = "Date: [A-Z][a-z]+, [0-9]+ [A-Z][a-z]+ [0-9]+ [0-9:]+ GMT\r\n";
  EXPECT_THAT(FormatReplyHead(reply, {.content_length = 5}),
              MatchesRegex("HTTP/1.1 404 Not Found\r\n" + date +
                           "Content-Type: application/json\r\nX-Request-Id: r\r\n"
                           "Content-Length: 5\r\n\r\n"));
  EXPECT_THAT(FormatReplyHead({}, {.close = true, .chunked = true}),
              MatchesRegex("HTTP/1.1 200 OK\r\n" + date +
                           "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"));
  EXPECT_THAT(FormatReplyHead({}, {.http10 = true}),
              MatchesRegex("HTTP/1.1 200 OK\r\n" + date + "Connection: keep-alive\r\n\r\n"));
}

TEST(IsFieldValue, RefusesWhatWouldBreakTheHead) {
  EXPECT_TRUE(IsFieldValue("text/csv; charset=utf-8"));
  EXPECT_TRUE(IsFieldValue("a\tb"));
  EXPECT_FALSE(IsFieldValue("a\r\nSet-Cookie: x"));
  EXPECT_FALSE(IsFieldValue(absl::string_view("a\0b", 3)));
}

TEST(RequestHead, FindsFieldsWhateverTheirCase) {
  RequestHead head;
  head.fields = {{"ACCEPT", "a"}, {"accept", "b"}};
  EXPECT_EQ(head.Field("Accept"), "a");
  EXPECT_TRUE(head.Has("aCCept"));
  EXPECT_EQ(head.Field("Host"), "");
  EXPECT_FALSE(head.Has("Host"));
}

}  // namespace
}  // namespace copperplate::gateway
