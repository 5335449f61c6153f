#include "libs/auth/token_header.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "libs/auth/testing/token_issuer.h"
#include "libs/status/error.h"

namespace copperplate::auth {
namespace {

using testing::Compact;

std::string WithHeader(absl::string_view header) { return Compact(header, "{}", "signature"); }

TEST(ReadTokenHeader, GivesAlgorithmAndKey) {
  const auto header = ReadTokenHeader(WithHeader(R"({"alg":"ES256","kid":"k-1","typ":"JWT"})"));
  ASSERT_TRUE(header.ok()) << header.status();
  EXPECT_EQ(header->algorithm, Algorithm::kEs256);
  EXPECT_EQ(header->key_id, "k-1");
  for (const char* type : {"jwt", "at+jwt", "AT+JWT", "application/at+jwt"}) {
    EXPECT_TRUE(ReadTokenHeader(
                    WithHeader(std::string(R"({"alg":"RS256","kid":"k","typ":")") + type + "\"}"))
                    .ok())
        << type;
  }
}

TEST(ReadTokenHeader, RefusesWithTheReason) {
  struct Refusal {
    std::string token;
    const char* reason;
    const char* message;
  };
  const std::string good = WithHeader(R"({"alg":"ES256","kid":"k"})");
  const char* malformed = "TOKEN_MALFORMED";
  const char* compact = "the token is not a signed JSON Web Token in compact form";
  const char* object = "the token's header is not a JSON object";
  const Refusal refusals[] = {
      {"", malformed, compact},
      {"a.b", malformed, compact},
      {"a.b.c.d", malformed, compact},
      {good + "=", malformed, compact},
      {good + " ", malformed, compact},
      {good + "\n", malformed, compact},
      {"+" + good, malformed, compact},
      {std::string(8193, 'a'), malformed, "the token is longer than 8 KiB"},
      {"..", malformed, object},
      {".e30.", malformed, object},
      {"e30a.e30.", malformed, object},
      {WithHeader(""), malformed, object},
      {WithHeader("[]"), malformed, object},
      {WithHeader("\"alg\""), malformed, object},
      {WithHeader(R"({"alg":"ES256","kid":"k"} )"
                  "x"),
       malformed, object},
      {WithHeader(R"({"alg":"ES256","alg":"RS256","kid":"k"})"), malformed, object},
      {WithHeader(R"({"kid":"k"})"), malformed, "the token's header has no alg"},
      {WithHeader(R"({"alg":256,"kid":"k"})"), malformed, "the token's header has no alg"},
      {WithHeader(R"({"alg":"ES256"})"), malformed, "the token's header has no kid"},
      {WithHeader(R"({"alg":"ES256","kid":""})"), malformed, "the token's header has no kid"},
      {WithHeader(R"({"alg":"ES256","kid":7})"), malformed, "the token's header has no kid"},
      {WithHeader(R"({"alg":"ES256","kid":"k","crit":["exp"]})"), malformed,
       "the token's header has critical extensions, and none is known here"},
      {WithHeader(R"({"alg":"ES256","kid":"k","typ":"logout+jwt"})"), malformed,
       "the token's header has the typ of another kind of token"},
      {WithHeader(R"({"alg":"ES256","kid":"k","typ":null})"), malformed,
       "the token's header has the typ of another kind of token"},
  };
  for (const Refusal& refusal : refusals) {
    const auto header = ReadTokenHeader(refusal.token);
    EXPECT_EQ(header.status().code(), absl::StatusCode::kUnauthenticated) << refusal.token;
    EXPECT_EQ(ErrorReason(header.status()), refusal.reason) << refusal.token;
    EXPECT_EQ(header.status().message(), refusal.message) << refusal.token;
  }
}

TEST(ReadTokenHeader, RefusesEveryOtherAlgorithm) {
  for (const char* name : {"none", "None", "NONE", "", "HS256", "HS384", "RS384", "RS512", "PS256",
                           "ES384", "ES512", "ES256K", "EdDSA", "RSA-OAEP", "dir", "es256"}) {
    const auto header =
        ReadTokenHeader(WithHeader(std::string(R"({"alg":")") + name + R"(","kid":"k"})"));
    EXPECT_EQ(ErrorReason(header.status()), "TOKEN_ALGORITHM") << name;
    EXPECT_EQ(header.status().message(), "the token's algorithm is not allowed") << name;
  }
}

RC_GTEST_PROP(ReadTokenHeaderProperty, AnyHeaderEndsInAVerdict,
              (const std::string& header, const std::string& rest)) {
  RC_ASSERT(!ReadTokenHeader(rest).ok());
  RC_ASSERT(!ReadTokenHeader(Compact(header, rest, rest)).ok());
}

}  // namespace
}  // namespace copperplate::auth
