#include "libs/service/token_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>

#include "libs/auth/testing/token_issuer.h"
#include "libs/testing/captured_log.h"
#include "libs/testing/fake_clock.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::service {
namespace {

using testing::HasReason;
using testing::StatusIs;

class TokenCheckTest : public ::testing::Test {
 protected:
  TokenCheckTest() {
    options_.issuer = "https://issuer.example";
    options_.audience = "copperplate";
    options_.keys_file = ::testing::TempDir() + "token_check_test_keys.json";
    std::remove(options_.keys_file.c_str());
  }
  ~TokenCheckTest() override { std::remove(options_.keys_file.c_str()); }

  TokenOptions options_;
  testing::CapturedLog log_;
  log::Logger logger_ = log_.logger();
  testing::FakeClock clock_{absl::FromUnixSeconds(1'700'000'000)};
};

TEST_F(TokenCheckTest, TokensOfTheIssuerAreTaken) {
  const auth::testing::TokenIssuer issuer(auth::Algorithm::kEs256, "k1");
  std::ofstream(options_.keys_file) << issuer.KeySetText();
  ABSL_ASSERT_OK_AND_ASSIGN(const auto check, TokenCheck::Start(options_, logger_, clock_));
  EXPECT_EQ(check->readiness().name, "token keys");
  ABSL_EXPECT_OK(check->readiness().check());

  auth::testing::Claims claims;
  claims.expires = clock_.Now() + absl::Hours(1);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto principal,
                            check->authenticator().Authenticate(issuer.Sign(claims.Text())));
  EXPECT_EQ(principal->subject, "someone");
  claims.audience = "another";
  EXPECT_THAT(check->authenticator().Authenticate(issuer.Sign(claims.Text())).status(),
              HasReason("TOKEN_AUDIENCE"));
}

TEST_F(TokenCheckTest, AnAlgorithmThatIsNotAmongTheSettingsIsRefused) {
  const auth::testing::TokenIssuer issuer(auth::Algorithm::kEs256, "k1");
  std::ofstream(options_.keys_file) << issuer.KeySetText();
  options_.algorithms = {"RS256"};
  ABSL_ASSERT_OK_AND_ASSIGN(const auto check, TokenCheck::Start(options_, logger_, clock_));
  auth::testing::Claims claims;
  claims.expires = clock_.Now() + absl::Hours(1);
  EXPECT_THAT(check->authenticator().Authenticate(issuer.Sign(claims.Text())).status(),
              HasReason("TOKEN_ALGORITHM"));
}

TEST_F(TokenCheckTest, TheLeewayIsTheOneThatIsSet) {
  const auth::testing::TokenIssuer issuer(auth::Algorithm::kEs256, "k1");
  std::ofstream(options_.keys_file) << issuer.KeySetText();
  options_.leeway = absl::Minutes(2);
  options_.cache_tokens = 0;
  ABSL_ASSERT_OK_AND_ASSIGN(const auto check, TokenCheck::Start(options_, logger_, clock_));
  auth::testing::Claims claims;
  claims.expires = clock_.Now() - absl::Seconds(119);
  ABSL_EXPECT_OK(check->authenticator().Authenticate(issuer.Sign(claims.Text())).status());
  claims.expires = clock_.Now() - absl::Seconds(121);
  EXPECT_THAT(check->authenticator().Authenticate(issuer.Sign(claims.Text())).status(),
              HasReason("TOKEN_EXPIRED"));
}

TEST_F(TokenCheckTest, WithoutKeysItStartsAndIsNotReady) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto check, TokenCheck::Start(options_, logger_, clock_));
  EXPECT_THAT(check->readiness().check(), StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(TokenCheckTest, OptionsThatCannotBeUsedAreRefused) {
  options_.keys_file = "";
  options_.keys_url = "http://elsewhere.example/keys";
  EXPECT_THAT(TokenCheck::Start(options_, logger_, clock_).status(),
              StatusIs(absl::StatusCode::kInvalidArgument));
  options_.keys_file = "keys";
  options_.algorithms = {"none"};
  EXPECT_THAT(TokenCheck::Start(options_, logger_, clock_).status(),
              StatusIs(absl::StatusCode::kInvalidArgument));
  options_.algorithms = {};
  EXPECT_THAT(
      TokenCheck::Start(options_, logger_, clock_).status(),
      StatusIs(absl::StatusCode::kInvalidArgument, "at least one algorithm must be allowed"));
  options_.algorithms = {"ES256"};
  options_.issuer = "";
  EXPECT_THAT(TokenCheck::Start(options_, logger_, clock_).status(),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace copperplate::service
