#include "services/gateway/proxy/call_terms.h"

#include <gtest/gtest.h>

namespace copperplate::gateway {
namespace {

TEST(RequestIdOf, TakesWhatIsFitAndElseMakesOne) {
  RequestHead head;
  head.fields = {{"X-Request-Id", "a-B_9.z"}};
  EXPECT_EQ(RequestIdOf(&head), "a-B_9.z");
  for (const std::string& unfit :
       {std::string(), std::string("a b"), std::string("a\"b"), std::string(129, 'x')}) {
    head.fields = {{"X-Request-Id", unfit}};
    EXPECT_EQ(RequestIdOf(&head).size(), 32u) << unfit;
  }
  EXPECT_NE(RequestIdOf(nullptr), RequestIdOf(nullptr));
}

TEST(ParseGrpcTimeout, ReadsDigitsAndAUnit) {
  EXPECT_EQ(ParseGrpcTimeout("5S"), absl::Seconds(5));
  EXPECT_EQ(ParseGrpcTimeout("250m"), absl::Milliseconds(250));
  EXPECT_EQ(ParseGrpcTimeout("1H"), absl::Hours(1));
  EXPECT_EQ(ParseGrpcTimeout("2M"), absl::Minutes(2));
  EXPECT_EQ(ParseGrpcTimeout("7u"), absl::Microseconds(7));
  EXPECT_EQ(ParseGrpcTimeout("99999999n"), absl::Nanoseconds(99999999));
  for (const char* text : {"", "5", "S", "-5S", "+5S", " 5S", "5 S", "5s", "123456789S", "1.5S"}) {
    EXPECT_EQ(ParseGrpcTimeout(text), std::nullopt) << text;
  }
}

TEST(IsTraceparent, ChecksEveryPart) {
  const std::string good = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";
  EXPECT_TRUE(IsTraceparent(good));
  for (size_t at :
       {size_t{0}, size_t{2}, size_t{5}, size_t{35}, size_t{40}, size_t{52}, size_t{54}}) {
    std::string bad = good;
    bad[at] = 'X';
    EXPECT_FALSE(IsTraceparent(bad)) << at;
  }
  EXPECT_FALSE(IsTraceparent("00-00000000000000000000000000000000-0123456789abcdef-01"));
  EXPECT_FALSE(IsTraceparent("00-0123456789abcdef0123456789abcdef-0000000000000000-01"));
  EXPECT_FALSE(IsTraceparent(good + "-x"));
  EXPECT_FALSE(IsTraceparent(""));
}

}  // namespace
}  // namespace copperplate::gateway
