#include "libs/auth/jwt_authenticator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/auth/testing/token_issuer.h"
#include "libs/status/error.h"
#include "libs/testing/fake_clock.h"

namespace copperplate::auth {
namespace {

using testing::Compact;
using testing::Ec;
using testing::KeySetOf;
using testing::Rsa;
using testing::TokenIssuer;

class JwtAuthenticatorTest : public ::testing::Test {
 protected:
  void SetUp() override {
    options_.issuer = "https://issuer.example";
    options_.audience = "copperplate";
    UseKeys({Rsa().PublicKey(), Ec().PublicKey()});
    Make();
  }

  void UseKeys(const std::vector<std::string>& keys) {
    keys_->Replace(KeySet::Parse(KeySetOf(keys)).value());
  }

  void Make() { authenticator_ = JwtAuthenticator::Create(options_, keys_, clock_).value(); }

  testing::Claims Claims() const {
    testing::Claims claims;
    claims.expires = clock_.Now() + absl::Hours(1);
    return claims;
  }

  // The reason of the refusal; empty where the token is taken.
  std::string Reason(absl::string_view token) {
    const auto principal = authenticator_->Authenticate(token);
    if (principal.ok()) return "";
    EXPECT_EQ(principal.status().code(), absl::StatusCode::kUnauthenticated);
    return ErrorReason(principal.status());
  }

  copperplate::testing::FakeClock clock_{absl::FromUnixSeconds(1522497600)};
  JwtOptions options_;
  std::shared_ptr<KeyStore> keys_ = std::make_shared<KeyStore>();
  std::unique_ptr<JwtAuthenticator> authenticator_;
};

TEST_F(JwtAuthenticatorTest, TakesTokensOfBothAlgorithms) {
  for (const TokenIssuer* issuer : {&Rsa(), &Ec()}) {
    const auto principal = authenticator_->Authenticate(issuer->Sign(Claims().Text()));
    ASSERT_TRUE(principal.ok()) << principal.status();
    EXPECT_EQ((*principal)->subject, "someone");
    EXPECT_TRUE((*principal)->HasRole("cambridgeshire", "admin"));
    EXPECT_EQ((*principal)->expires, clock_.Now() + absl::Hours(1) + absl::Seconds(10));
  }
}

TEST_F(JwtAuthenticatorTest, RefusesClaimsWithTheirReason) {
  testing::Claims issuer = Claims();
  issuer.issuer = "https://other.example";
  EXPECT_EQ(Reason(Ec().Sign(issuer.Text())), "TOKEN_ISSUER");
  testing::Claims audience = Claims();
  audience.audience = "other";
  EXPECT_EQ(Reason(Ec().Sign(audience.Text())), "TOKEN_AUDIENCE");
  testing::Claims expired = Claims();
  expired.expires = clock_.Now() - absl::Seconds(10);
  EXPECT_EQ(Reason(Ec().Sign(expired.Text())), "TOKEN_EXPIRED");
  testing::Claims subject = Claims();
  subject.subject = "";
  EXPECT_EQ(Reason(Ec().Sign(subject.Text())), "TOKEN_CLAIMS");
  EXPECT_EQ(Reason(Ec().Sign("[]")), "TOKEN_CLAIMS");
}

TEST_F(JwtAuthenticatorTest, RefusesSignaturesThatAreNotTheKeys) {
  const TokenIssuer impostor(Algorithm::kEs256, "ec-1");
  EXPECT_EQ(Reason(impostor.Sign(Claims().Text())), "TOKEN_SIGNATURE");
  testing::Claims other = Claims();
  other.subject = "someone-else";
  const std::vector<std::string> mine = absl::StrSplit(Ec().Sign(Claims().Text()), '.');
  const std::vector<std::string> others = absl::StrSplit(Ec().Sign(other.Text()), '.');
  EXPECT_EQ(Reason(absl::StrCat(mine[0], ".", others[1], ".", mine[2])), "TOKEN_SIGNATURE");
  EXPECT_EQ(Reason(absl::StrCat(mine[0], ".", mine[1], ".")), "TOKEN_SIGNATURE");
  // The same two numbers, each with a zero before it.
  std::string signature;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(mine[2], &signature));
  signature =
      std::string(1, '\0') + signature.substr(0, 32) + std::string(1, '\0') + signature.substr(32);
  EXPECT_EQ(Reason(absl::StrCat(mine[0], ".", mine[1], ".", absl::WebSafeBase64Escape(signature))),
            "TOKEN_SIGNATURE");
}

TEST_F(JwtAuthenticatorTest, RefusesAlgorithmConfusion) {
  const std::string claims = Claims().Text();
  const auto header = [](const char* algorithm, const char* kid) {
    return absl::StrCat(R"({"alg":")", algorithm, R"(","kid":")", kid, "\"}");
  };
  EXPECT_EQ(Reason(Compact(header("none", "rsa-1"), claims, "")), "TOKEN_ALGORITHM");
  // The public key, which everyone has, as the secret of HS256.
  EXPECT_EQ(Reason(testing::SignHs256(header("HS256", "rsa-1"), claims, Rsa().PublicKey())),
            "TOKEN_ALGORITHM");
  // A key of the one type named with the algorithm of the other.
  EXPECT_EQ(Reason(Compact(header("RS256", "ec-1"), claims, "signature")), "TOKEN_ALGORITHM");
  EXPECT_EQ(Reason(Compact(header("ES256", "rsa-1"), claims, "signature")), "TOKEN_ALGORITHM");
  EXPECT_EQ(Reason(Ec().SignWithHeader(header("ES256", "rsa-1"), claims)), "TOKEN_ALGORITHM");
  // Good signatures by the right keys, of algorithms that nobody allowed.
  EXPECT_EQ(Reason(Rsa().SignWithHeader(header("RS512", "rsa-1"), claims)), "TOKEN_ALGORITHM");
  EXPECT_EQ(Reason(Rsa().SignWithHeader(header("PS256", "rsa-1"), claims)), "TOKEN_ALGORITHM");
  options_.algorithms = {Algorithm::kEs256};
  Make();
  EXPECT_EQ(Reason(Rsa().Sign(claims)), "TOKEN_ALGORITHM");
  EXPECT_EQ(Reason(Ec().Sign(claims)), "");
}

TEST_F(JwtAuthenticatorTest, RefusesMalformedTokens) {
  EXPECT_EQ(Reason(""), "TOKEN_MALFORMED");
  EXPECT_EQ(Reason(std::string(8193, 'a')), "TOKEN_MALFORMED");
  EXPECT_EQ(Reason(Ec().SignWithHeader(R"({"alg":"ES256"})", Claims().Text())), "TOKEN_MALFORMED");
  EXPECT_EQ(Reason(Ec().Sign(Claims().Text()) + "="), "TOKEN_MALFORMED");
}

TEST_F(JwtAuthenticatorTest, TakesTheLargestTokenAndRefusesALargerOne) {
  testing::Claims claims = Claims();
  std::string token;
  for (int forces = 0; token.size() <= 8192; ++forces) {
    if (!token.empty()) {
      EXPECT_EQ(Reason(token), "") << token.size();
    }
    claims.roles_by_force[absl::StrCat("f-", forces)] = {"viewer", "analyst", "publisher"};
    token = Ec().Sign(claims.Text());
  }
  EXPECT_EQ(Reason(token), "TOKEN_MALFORMED");
}

TEST_F(JwtAuthenticatorTest, UnavailableUntilKeysHaveBeenRead) {
  keys_ = std::make_shared<KeyStore>();
  Make();
  const auto principal = authenticator_->Authenticate(Ec().Sign(Claims().Text()));
  EXPECT_EQ(principal.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(ErrorReason(principal.status()), "TOKEN_KEYS_UNAVAILABLE");
  EXPECT_EQ(Reason("garbage"), "TOKEN_MALFORMED");
  UseKeys({Ec().PublicKey()});
  EXPECT_EQ(Reason(Ec().Sign(Claims().Text())), "");
}

TEST_F(JwtAuthenticatorTest, ReportsAnUnknownKeyAndTakesItOnceItIsThere) {
  const TokenIssuer next(Algorithm::kEs256, "ec-2");
  const std::string token = next.Sign(Claims().Text());
  EXPECT_EQ(Reason(token), "TOKEN_KEY_UNKNOWN");
  EXPECT_EQ(keys_->unknown_keys(), 1u);
  UseKeys({Ec().PublicKey(), next.PublicKey()});
  EXPECT_EQ(Reason(token), "");
  EXPECT_EQ(keys_->unknown_keys(), 1u);
}

TEST_F(JwtAuthenticatorTest, ARememberedTokenIsForgottenWithItsKey) {
  const std::string token = Ec().Sign(Claims().Text());
  EXPECT_EQ(Reason(token), "");
  UseKeys({Rsa().PublicKey()});
  EXPECT_EQ(Reason(token), "TOKEN_KEY_UNKNOWN");
  const TokenIssuer same_id(Algorithm::kEs256, "ec-1");
  UseKeys({same_id.PublicKey()});
  EXPECT_EQ(Reason(token), "TOKEN_SIGNATURE");
}

TEST_F(JwtAuthenticatorTest, RemembersUntilExpiryAndNoLonger) {
  const std::string token = Ec().Sign(Claims().Text());
  const auto first = authenticator_->Authenticate(token);
  const auto second = authenticator_->Authenticate(token);
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(first->get(), second->get()) << "the same principal, not one made anew";
  clock_.Advance(absl::Hours(1) + absl::Milliseconds(9999));
  EXPECT_EQ(Reason(token), "");
  clock_.Advance(absl::Milliseconds(1));
  EXPECT_EQ(Reason(token), "TOKEN_EXPIRED");
  EXPECT_EQ(Reason(token), "TOKEN_EXPIRED");
}

TEST_F(JwtAuthenticatorTest, ARefusedTokenIsNotRemembered) {
  testing::Claims claims = Claims();
  std::string text = claims.Text();
  text.insert(1, absl::StrCat("\"nbf\":", absl::ToUnixSeconds(clock_.Now()) + 60, ","));
  const std::string token = Ec().Sign(text);
  EXPECT_EQ(Reason(token), "TOKEN_NOT_YET_VALID");
  clock_.Advance(absl::Seconds(50));
  EXPECT_EQ(Reason(token), "");
}

TEST_F(JwtAuthenticatorTest, ATokenPushedOutOfTheCacheIsVerifiedAgain) {
  options_.cache_tokens = 16;
  Make();
  const std::string token = Ec().Sign(Claims().Text());
  const auto first = authenticator_->Authenticate(token);
  for (int i = 0; i < 200; ++i) {
    testing::Claims claims = Claims();
    claims.subject = absl::StrCat("s", i);
    EXPECT_EQ(Reason(Ec().Sign(claims.Text())), "");
  }
  const auto again = authenticator_->Authenticate(token);
  ASSERT_TRUE(first.ok() && again.ok());
  EXPECT_NE(first->get(), again->get());
  EXPECT_EQ((*first)->subject, (*again)->subject);
}

TEST_F(JwtAuthenticatorTest, ThreadsMayAskWhileKeysChange) {
  std::vector<std::string> tokens;
  for (int i = 0; i < 8; ++i) {
    testing::Claims claims = Claims();
    claims.subject = absl::StrCat("s", i);
    tokens.push_back(Ec().Sign(claims.Text()));
  }
  std::vector<std::thread> threads;
  threads.reserve(3);
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 300; ++i) {
        const auto principal = authenticator_->Authenticate(tokens[(i + t) % 8]);
        ASSERT_TRUE(principal.ok()) << principal.status();
        ASSERT_EQ((*principal)->subject, absl::StrCat("s", (i + t) % 8));
      }
    });
  }
  for (int i = 0; i < 20; ++i) UseKeys({Ec().PublicKey()});
  for (std::thread& thread : threads) thread.join();
}

TEST_F(JwtAuthenticatorTest, CreateRefusesOptionsThatAreWeakerThanNone) {
  const auto message = [this](void (*edit)(JwtOptions&)) {
    JwtOptions options = options_;
    edit(options);
    return std::string(JwtAuthenticator::Create(options, keys_, clock_).status().message());
  };
  EXPECT_EQ(message([](JwtOptions& o) { o.issuer = ""; }), "the issuer must not be empty");
  EXPECT_EQ(message([](JwtOptions& o) { o.audience = ""; }), "the audience must not be empty");
  EXPECT_EQ(message([](JwtOptions& o) { o.algorithms = {}; }),
            "at least one algorithm must be allowed");
  EXPECT_EQ(message([](JwtOptions& o) { o.leeway = absl::Minutes(6); }),
            "the leeway must be from 0 to 5 minutes");
  EXPECT_EQ(message([](JwtOptions& o) { o.leeway = -absl::Seconds(1); }),
            "the leeway must be from 0 to 5 minutes");
  EXPECT_EQ(message([](JwtOptions& o) { o.cache_tokens = -1; }),
            "the cache's size must not be negative");
}

RC_GTEST_FIXTURE_PROP(JwtAuthenticatorTest, GarbageIsRefused, (const std::string& garbage)) {
  RC_ASSERT(!authenticator_->Authenticate(garbage).ok());
}

RC_GTEST_FIXTURE_PROP(JwtAuthenticatorTest, NoAlterationOfATokenIsTaken, ()) {
  static const std::string good = Ec().Sign(Claims().Text());
  std::string token = good;
  const auto at = *rc::gen::inRange<size_t>(0, token.size());
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      token[at] = *rc::gen::element('A', 'z', '0', '-', '_', '.', '=', '\0', '\xFF');
      break;
    case 1:
      token.erase(at, *rc::gen::inRange<size_t>(1, 5));
      break;
    default:
      token.insert(at, 1, *rc::gen::element('A', '.', '='));
  }
  // The last character of a part has bits to spare: two texts of the same bytes.
  const auto bytes = [](const std::string& text) {
    std::vector<std::string> parts;
    for (const absl::string_view part : absl::StrSplit(text, '.')) {
      if (!absl::WebSafeBase64Unescape(part, &parts.emplace_back())) parts.back() = "malformed";
    }
    return parts;
  };
  if (token == good || bytes(token) == bytes(good)) return;
  RC_ASSERT(!authenticator_->Authenticate(token).ok());
}

}  // namespace
}  // namespace copperplate::auth
