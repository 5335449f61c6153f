#include "libs/api/page_token.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <string>

#include "absl/strings/escaping.h"
#include "libs/api/testing/resource.pb.h"
#include "libs/status/error.h"

namespace copperplate::api {
namespace {

using testing::ListRequest;

ListRequest Request() {
  ListRequest request;
  request.set_parent("forces/cambridgeshire");
  request.set_page_size(10);
  request.set_filter("theme=safety");
  return request;
}

PageBinding Binding() { return BindPage(Request()); }

void ExpectRefused(const std::string& token, const PageBinding& binding) {
  const auto keyset = DecodePageToken<std::string, int64_t>(token, binding);
  EXPECT_EQ(keyset.status().code(), absl::StatusCode::kInvalidArgument) << token;
  EXPECT_EQ(ErrorReason(keyset.status()), "PAGE_TOKEN_INVALID") << token;
  EXPECT_EQ(keyset.status().message(),
            "page_token: is not a token that this method gave for the same arguments: begin again "
            "without one");
}

TEST(PageToken, TheEmptyOneIsTheFirstPage) {
  const auto keyset = DecodePageToken<std::string, int64_t>("", Binding());
  ASSERT_TRUE(keyset.ok());
  EXPECT_FALSE(keyset->has_value());
}

RC_GTEST_PROP(PageTokenProperty, GivesItsKeysetBack, (const std::string& text, int64_t number)) {
  const std::string token = EncodePageToken(Binding(), text, number, std::string());
  RC_ASSERT(
      token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
      std::string::npos);
  const auto keyset = DecodePageToken<std::string, int64_t, std::string>(token, Binding());
  RC_ASSERT(keyset.ok() && keyset->has_value());
  RC_ASSERT((**keyset == std::make_tuple(text, number, std::string())));
}

TEST(PageToken, HoldsTheExtremes) {
  for (const int64_t number :
       {std::numeric_limits<int64_t>::min(), int64_t{-1}, std::numeric_limits<int64_t>::max()}) {
    const auto keyset = DecodePageToken<int64_t>(EncodePageToken(Binding(), number), Binding());
    EXPECT_EQ(**keyset, std::make_tuple(number));
  }
  const std::string nul("a\0b", 3);
  EXPECT_EQ(**DecodePageToken<std::string>(EncodePageToken(Binding(), nul), Binding()),
            std::make_tuple(nul));
}

TEST(PageToken, ThePageSizeMayChangeBetweenPages) {
  const std::string token = EncodePageToken(Binding(), std::string("a"), int64_t{1});
  ListRequest request = Request();
  request.set_page_size(400);
  request.set_page_token(token);
  EXPECT_TRUE((DecodePageToken<std::string, int64_t>(token, BindPage(request)).ok()));
}

TEST(PageToken, IsRefusedForOtherArgumentsAndOtherMethods) {
  const std::string token = EncodePageToken(Binding(), std::string("a"), int64_t{1});
  ListRequest parent = Request();
  parent.set_parent("forces/kent");
  ExpectRefused(token, BindPage(parent));
  ListRequest filter = Request();
  filter.clear_filter();
  ExpectRefused(token, BindPage(filter));
  testing::OtherListRequest other;
  ASSERT_TRUE(other.ParseFromString(Request().SerializeAsString()));
  ExpectRefused(token, BindPage(other));
}

TEST(PageToken, TheOrderOfAMapIsNoOtherArgument) {
  ListRequest one = Request();
  ListRequest two = Request();
  for (int i = 0; i < 20; ++i) {
    (*one.mutable_labels())["k" + std::to_string(i)] = "v";
    (*two.mutable_labels())["k" + std::to_string(19 - i)] = "v";
  }
  EXPECT_EQ(BindPage(one).arguments, BindPage(two).arguments);
}

TEST(PageToken, IsRefusedWhenAlteredCutOrOfAnotherShape) {
  const std::string token = EncodePageToken(Binding(), std::string("abc"), int64_t{1});
  for (size_t i = 0; i < token.size(); ++i) {
    std::string altered = token;
    altered[i] = altered[i] == 'A' ? 'B' : 'A';
    std::string decoded;
    std::string original;
    ASSERT_TRUE(absl::WebSafeBase64Unescape(altered, &decoded) || i + 1 == token.size());
    ASSERT_TRUE(absl::WebSafeBase64Unescape(token, &original));
    if (decoded != original) ExpectRefused(altered, Binding());
    if (i > 0) ExpectRefused(token.substr(0, i), Binding());
  }
  for (const std::string& bad : {std::string("!"), std::string("AQ"), token + "AAAA",
                                 std::string(10000, 'A'), std::string("\0", 1)}) {
    ExpectRefused(bad, Binding());
  }
  ExpectRefused(EncodePageToken(Binding(), std::string("abc")), Binding());
  ExpectRefused(EncodePageToken(Binding(), int64_t{1}, std::string("abc")), Binding());
  ExpectRefused(EncodePageToken(Binding(), std::string("abc"), int64_t{1}, int64_t{2}), Binding());
}

// Base64 has spare bits at its end, and takes blanks and padding.
TEST(PageToken, IsRefusedInAnotherSpellingOfItself) {
  const std::string token = EncodePageToken(Binding(), std::string("ab"), int64_t{1});
  ASSERT_EQ(token.size() % 4, 2u);  // four spare bits
  for (const char last : {'A', 'B', 'P', 'Q', 'R', 'f', 'g', 'h', 'v', 'w', 'x', '_'}) {
    std::string altered = token;
    altered.back() = last;
    if (altered != token) ExpectRefused(altered, Binding());
  }
  for (const std::string& padded : {token + "==", token + " ", " " + token, token + "\n",
                                    token.substr(0, 4) + " " + token.substr(4)}) {
    ExpectRefused(padded, Binding());
  }
}

RC_GTEST_PROP(PageTokenProperty, GarbageIsRefusedWithoutHarm, (const std::string& bytes)) {
  RC_ASSERT(!DecodePageValues(bytes, Binding()).ok());
  RC_ASSERT(!DecodePageValues(absl::WebSafeBase64Escape(bytes), Binding()).ok());
}

// The form is part of what callers hold: a change of it must be a new version.
TEST(PageToken, KeepsItsForm) {
  EXPECT_EQ(EncodePageToken(PageBinding{}, std::string("abc"), int64_t{258}),
            "Ad7xKe_cfnIsdAAAAANhYmNpAAAAAAAAAQI");
}

}  // namespace
}  // namespace copperplate::api
