#include "services/gateway/routes/percent.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "absl/strings/str_format.h"
#include "libs/status/error.h"

namespace copperplate::gateway {
namespace {

TEST(PercentDecode, DecodesOnceAndKeepsWhatItIsToldTo) {
  struct Case {
    const char* text;
    EncodedSlash slash;
    const char* expected;
  };
  const Case cases[] = {
      {"plain", EncodedSlash::kDecode, "plain"},
      {"a%20b", EncodedSlash::kDecode, "a b"},
      {"a+b", EncodedSlash::kDecode, "a+b"},
      {"%2525", EncodedSlash::kDecode, "%25"},
      {"a%2Fb%2fc", EncodedSlash::kDecode, "a/b/c"},
      {"a%2Fb%2fc", EncodedSlash::kKeep, "a%2Fb%2fc"},
      {"caf%C3%a9", EncodedSlash::kKeep, "caf\xc3\xa9"},
      {"a%3Ab", EncodedSlash::kDecode, "a:b"},
  };
  for (const Case& c : cases) EXPECT_EQ(PercentDecode(c.text, c.slash).value(), c.expected);
}

TEST(PercentDecode, RefusesWhatIsNotText) {
  struct Case {
    const char* text;
    const char* message;
  };
  const Case cases[] = {
      {"%", "the address holds a '%' that two hexadecimal digits do not follow"},
      {"%4", "the address holds a '%' that two hexadecimal digits do not follow"},
      {"%G1", "the address holds a '%' that two hexadecimal digits do not follow"},
      {"a%00b", "the address holds a control character"},
      {"a%0Ab", "the address holds a control character"},
      {"%C3%28", "the address is not UTF-8"},
      {"%ED%A0%80", "the address is not UTF-8"},
  };
  for (const Case& c : cases) {
    const auto decoded = PercentDecode(c.text, EncodedSlash::kDecode);
    EXPECT_EQ(decoded.status().code(), absl::StatusCode::kInvalidArgument) << c.text;
    EXPECT_EQ(decoded.status().message(), c.message) << c.text;
    EXPECT_EQ(ErrorReason(decoded.status()), "PERCENT_ENCODING");
  }
}

TEST(DecodeQueryText, TakesPlusAsSpaceAndAllowsControlCharacters) {
  EXPECT_EQ(DecodeQueryText("a+b%2Bc%0A").value(), "a b+c\n");
}

TEST(PercentDecode, UndoesAnEncodingOfEveryByte) {
  EXPECT_TRUE(rc::check([](const std::vector<uint8_t>& letters) {
    std::string text;
    std::string encoded;
    for (const uint8_t letter : letters) {
      const char c = static_cast<char>(32 + letter % 95);
      text += c;
      encoded += absl::StrFormat("%%%02x", static_cast<int>(c));
    }
    RC_ASSERT(PercentDecode(encoded, EncodedSlash::kDecode).value() == text);
  }));
}

}  // namespace
}  // namespace copperplate::gateway
