#include "libs/auth/key_set.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "libs/auth/testing/token_issuer.h"

namespace copperplate::auth {
namespace {

using testing::Ec;
using testing::KeySetOf;
using testing::Rsa;
using testing::TokenIssuer;

// A key with more members.
std::string Plus(const std::string& key, const std::string& members) {
  return absl::StrCat("{", members, ",", key.substr(1));
}

TEST(ParseAlgorithm, KnowsTwo) {
  EXPECT_EQ(ParseAlgorithm("RS256").value(), Algorithm::kRs256);
  EXPECT_EQ(ParseAlgorithm("ES256").value(), Algorithm::kEs256);
  for (const char* bad : {"", "none", "HS256", "rs256", "RS512"}) {
    EXPECT_EQ(ParseAlgorithm(bad).status(), absl::InvalidArgumentError("must be RS256 or ES256"));
  }
}

TEST(KeySet, FindsKeysByTheirId) {
  const auto set = KeySet::Parse(KeySetOf({Rsa().PublicKey(), Ec().PublicKey()}));
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ((*set)->size(), 2u);
  ASSERT_NE((*set)->Find("rsa-1"), nullptr);
  EXPECT_EQ((*set)->Find("rsa-1")->algorithm, Algorithm::kRs256);
  ASSERT_NE((*set)->Find("ec-1"), nullptr);
  EXPECT_EQ((*set)->Find("ec-1")->algorithm, Algorithm::kEs256);
  EXPECT_EQ((*set)->Find("other"), nullptr);
}

TEST(KeySet, PassesOverKeysThatAreNotForUs) {
  const std::string ec = Ec().PublicKey();
  const std::string other = absl::StrReplaceAll(Rsa().PublicKey(), {{"rsa-1", "other"}});
  for (const std::string& foreign :
       {Plus(other, R"("use":"enc")"), Plus(other, R"("key_ops":["encrypt"])"),
        Plus(other, R"("alg":"RS512")"), Plus(other, R"("alg":"RSA-OAEP")"),
        Plus(other, R"("alg":7)"),
        absl::StrReplaceAll(other, {{R"("kid":"other")", R"("kid":"")"}}),
        absl::StrReplaceAll(other, {{R"("kid":"other")", R"("id":"other")"}}),
        std::string(R"({"kty":"OKP","crv":"Ed25519","kid":"other","x":"abc"})"),
        std::string(R"({"kty":"EC","crv":"P-384","kid":"other","x":"abc","y":"abc"})"),
        std::string(R"({"kid":"other"})")}) {
    const auto set = KeySet::Parse(KeySetOf({foreign, ec}));
    ASSERT_TRUE(set.ok()) << foreign << set.status();
    EXPECT_EQ((*set)->size(), 1u) << foreign;
    EXPECT_EQ((*set)->Find("other"), nullptr) << foreign;
    EXPECT_EQ(KeySet::Parse(KeySetOf({foreign})).status(),
              absl::InvalidArgumentError("has no key for RS256 or ES256 with a kid"));
  }
}

TEST(KeySet, TakesKeysThatSayTheyAreForUs) {
  EXPECT_TRUE(
      KeySet::Parse(KeySetOf({Plus(Rsa().PublicKey(),
                                   R"("use":"sig","alg":"RS256","key_ops":["sign","verify"])")}))
          .ok());
  EXPECT_TRUE(KeySet::Parse(KeySetOf({Plus(Ec().PublicKey(), R"("alg":"ES256")")})).ok());
}

TEST(KeySet, RefusesAFaultySetAsAWhole) {
  struct Refusal {
    std::string text;
    const char* message;
  };
  const std::string rsa = Rsa().PublicKey();
  const std::string ec = Ec().PublicKey();
  const TokenIssuer weak(Algorithm::kRs256, "weak", 1024);
  const char* private_key =
      "the key `rsa-1` is private or symmetric: a key set holds public keys only";
  const Refusal refusals[] = {
      {"", "is no JSON Web Key Set"},
      {"{}", "is no JSON Web Key Set"},
      {"[]", "is no JSON Web Key Set"},
      {rsa, "is no JSON Web Key Set"},
      {R"({"keys":{}})", "is no JSON Web Key Set"},
      {R"({"keys":[],"keys":[]})", "is no JSON Web Key Set"},
      {KeySetOf({rsa}) + "x", "is no JSON Web Key Set"},
      {KeySetOf({rsa}).substr(0, 100), "is no JSON Web Key Set"},
      {R"({"keys":[]})", "has no key for RS256 or ES256 with a kid"},
      {R"({"keys":[7]})", "has a key that is no object"},
      {KeySetOf({rsa, ec, rsa}), "the key `rsa-1` is there twice"},
      {KeySetOf({ec, Rsa().PrivateKey()}), private_key},
      {KeySetOf({ec, Plus(Rsa().PrivateKey(), R"("use":"enc")")}), private_key},
      {KeySetOf({ec, R"({"kty":"oct","kid":"s","k":"c2VjcmV0"})"}),
       "the key `s` is private or symmetric: a key set holds public keys only"},
      {KeySetOf({ec, weak.PublicKey()}),
       "the key `weak` has 1024 bits: RSA keys have 2048 to 8192"},
      {KeySetOf({Plus(rsa, R"("alg":"ES256")")}),
       "the key `rsa-1` is of another type than its algorithm"},
      {KeySetOf({Plus(ec, R"("alg":"RS256")")}),
       "the key `ec-1` is of another type than its algorithm"},
      {KeySetOf({R"({"kty":"RSA","kid":"k","e":"AQAB"})"}), "the key `k` is malformed"},
      {KeySetOf({R"({"kty":"RSA","kid":"k","n":"!","e":"AQAB"})"}), "the key `k` is malformed"},
      {KeySetOf({R"({"kty":"EC","crv":"P-256","kid":"k","x":"AA","y":"AA"})"}),
       "the key `k` is malformed"},
      {KeySetOf({R"({"kty":"EC","crv":"P-256","kid":"k"})"}), "the key `k` is malformed"},
      {std::string(256 * 1024 + 1, ' '), "is larger than 256 KiB"},
  };
  for (const Refusal& refusal : refusals) {
    EXPECT_EQ(KeySet::Parse(refusal.text).status(), absl::InvalidArgumentError(refusal.message))
        << refusal.text.substr(0, 200);
  }
}

TEST(KeySet, RefusesAPointThatIsNotOnTheCurve) {
  // The generator's x with y = x.
  const std::string x = "axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY";
  EXPECT_EQ(KeySet::Parse(KeySetOf({absl::StrCat(R"({"kty":"EC","crv":"P-256","kid":"k","x":")", x,
                                                 R"(","y":")", x, "\"}")}))
                .status(),
            absl::InvalidArgumentError("the key `k` is malformed"));
}

RC_GTEST_PROP(KeySetProperty, AnyTextEndsInAVerdict, (const std::string& text)) {
  RC_ASSERT(!KeySet::Parse(text).ok());
  RC_ASSERT(!KeySet::Parse(KeySetOf({text})).ok());
}

}  // namespace
}  // namespace copperplate::auth
