#include "libs/config/value.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace copperplate::config {
namespace {

constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();
constexpr int64_t kMost = std::numeric_limits<int64_t>::max();

TEST(ParseInt, TakesWholeNumbersWithinBounds) {
  EXPECT_EQ(ParseInt("0", 0, 10).value(), 0);
  EXPECT_EQ(ParseInt("10", 0, 10).value(), 10);
  EXPECT_EQ(ParseInt("-9223372036854775808", kLeast, kMost).value(), kLeast);
  for (const char* bad :
       {"", "-", "11", "-1", "1.0", "+1", " 1", "1 ", "0x1", "1e1", "--1", "9223372036854775808"}) {
    EXPECT_EQ(ParseInt(bad, 0, 10).status(),
              absl::InvalidArgumentError("must be a whole number from 0 to 10"))
        << bad;
  }
}

TEST(ParseBool, TakesTwoWords) {
  EXPECT_TRUE(ParseBool("true").value());
  EXPECT_FALSE(ParseBool("false").value());
  for (const char* bad : {"", "1", "yes", "True", "on"}) {
    EXPECT_EQ(ParseBool(bad).status(), absl::InvalidArgumentError("must be true or false")) << bad;
  }
}

TEST(ParseDuration, NeedsAUnitAndBounds) {
  const auto parse = [](absl::string_view text) {
    return ParseDuration(text, absl::ZeroDuration(), absl::Hours(1));
  };
  EXPECT_EQ(parse("250ms").value(), absl::Milliseconds(250));
  EXPECT_EQ(parse("1.5s").value(), absl::Milliseconds(1500));
  EXPECT_EQ(parse("59m60s").value(), absl::Hours(1));
  EXPECT_EQ(parse("0").value(), absl::ZeroDuration());
  for (const char* bad : {"", "10", "10 s", "10d", "-1s", "inf", "-inf", "61m", "s"}) {
    EXPECT_EQ(parse(bad).status(),
              absl::InvalidArgumentError("must be a duration with its unit, such as 250ms, 10s or "
                                         "1h30m, from 0 to 1h"))
        << bad;
  }
}

TEST(ParseBytes, TakesBinaryUnits) {
  EXPECT_EQ(ParseBytes("0", 0, kMost).value(), 0);
  EXPECT_EQ(ParseBytes("65536", 0, kMost).value(), 65536);
  EXPECT_EQ(ParseBytes("64KiB", 0, kMost).value(), 65536);
  EXPECT_EQ(ParseBytes("3MiB", 0, kMost).value(), 3145728);
  EXPECT_EQ(ParseBytes("2GiB", 0, kMost).value(), 2147483648);
  for (const char* bad : {"", "KiB", "-1", "1KB", "1kib", "1.5MiB", "1 MiB", "8589934592GiB",
                          "9223372036854775808", "2MiB"}) {
    EXPECT_EQ(ParseBytes(bad, 0, 1 << 20).status(),
              absl::InvalidArgumentError("must be a size in bytes, such as 65536, 64KiB, 16MiB or "
                                         "2GiB, from 0 to 1MiB"))
        << bad;
  }
}

RC_GTEST_PROP(Bytes, GoBothWays, ()) {
  const int64_t bytes = *rc::gen::inRange<int64_t>(0, 1 << 20) * *rc::gen::element(1, 1024, 4096);
  RC_ASSERT(ParseBytes(FormatBytes(bytes), 0, kMost).value() == bytes);
}

TEST(ParseList, DropsSpacesAndRefusesEmptyItems) {
  EXPECT_EQ(ParseList("").value(), std::vector<std::string>());
  EXPECT_EQ(ParseList(" ").value(), std::vector<std::string>());
  EXPECT_EQ(ParseList("a").value(), std::vector<std::string>{"a"});
  EXPECT_EQ(ParseList(" a , b c,d").value(), (std::vector<std::string>{"a", "b c", "d"}));
  for (const char* bad : {",", "a,", ",a", "a,,b", "a, ,b"}) {
    EXPECT_EQ(ParseList(bad).status(),
              absl::InvalidArgumentError("must be items separated by commas, none of them empty"))
        << bad;
  }
}

}  // namespace
}  // namespace copperplate::config
