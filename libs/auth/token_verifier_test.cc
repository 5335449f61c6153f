#include "libs/auth/token_verifier.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/auth/testing/token_issuer.h"
#include "libs/config/settings.h"
#include "libs/status/error.h"

namespace copperplate::auth {
namespace {

class TokenVerifierTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string folder = absl::StrCat(::testing::TempDir(), "verifier_XXXXXX");
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    path_ = absl::StrCat(folder, "/jwks.json");
  }

  // What the settings' faults are, or those of the verifier; empty where it is made.
  std::string Make(std::vector<std::string> arguments) {
    TokenSettings tokens;
    config::Settings settings("test", "");
    DeclareTokenSettings(settings, tokens);
    const absl::Status parsed =
        settings.Parse(arguments, [](const std::string&) { return std::nullopt; });
    if (!parsed.ok()) return std::string(parsed.message());
    auto verifier = TokenVerifier::Create(
        tokens, [](const std::string&) {}, Clock::System());
    if (!verifier.ok()) return std::string(verifier.status().message());
    verifier_ = *std::move(verifier);
    return "";
  }

  const std::vector<std::string> required_ = {"--token_issuer=https://issuer.example",
                                              "--token_audience=copperplate"};
  std::string path_;
  std::unique_ptr<TokenVerifier> verifier_;
};

std::vector<std::string> With(std::vector<std::string> arguments, std::string more) {
  arguments.push_back(std::move(more));
  return arguments;
}

TEST_F(TokenVerifierTest, VerifiesWithTheKeysOfItsFile) {
  const testing::TokenIssuer issuer(Algorithm::kEs256, "k");
  std::ofstream(path_) << issuer.KeySetText();
  ASSERT_EQ(Make(With(required_, absl::StrCat("--token_keys_file=", path_))), "");
  EXPECT_TRUE(verifier_->status().ok()) << verifier_->status();
  testing::Claims claims;
  claims.expires = absl::Now() + absl::Hours(1);
  const auto principal = verifier_->authenticator().Authenticate(issuer.Sign(claims.Text()));
  ASSERT_TRUE(principal.ok()) << principal.status();
  EXPECT_EQ((*principal)->subject, "someone");
}

TEST_F(TokenVerifierTest, StartsWithoutKeysAndSaysSo) {
  ASSERT_EQ(Make(With(required_, absl::StrCat("--token_keys_file=", path_))), "");
  EXPECT_EQ(verifier_->status(),
            absl::UnavailableError(
                absl::StrCat("token keys: ", path_, " cannot be read: No such file or directory")));
  const auto principal = verifier_->authenticator().Authenticate(
      testing::Compact(R"({"alg":"ES256","kid":"k"})", "{}", "signature"));
  EXPECT_EQ(ErrorReason(principal.status()), "TOKEN_KEYS_UNAVAILABLE");
}

TEST_F(TokenVerifierTest, MissingSettingsAreFaultsAndNoLeave) {
  EXPECT_EQ(Make({}),
            "token_issuer: is required (--token_issuer or COPPERPLATE_TOKEN_ISSUER)\n"
            "token_audience: is required (--token_audience or COPPERPLATE_TOKEN_AUDIENCE)");
  EXPECT_EQ(Make(required_), "one of token_keys_file and token_keys_url must be set");
  EXPECT_EQ(Make(With(With(required_, "--token_keys_file=a"), "--token_keys_url=https://b/")),
            "one of token_keys_file and token_keys_url must be set");
  EXPECT_EQ(Make(With(required_, "--token_keys_url=http://issuer.example/")),
            "token_keys_url: the key set's URL must be https, or http to a loopback host");
  EXPECT_EQ(Make(With(required_, "--token_algorithms=ES256,none")),
            "token_algorithms (command line): must be one of RS256, ES256");
  EXPECT_EQ(Make(With(With(required_, "--token_algorithms="), "--token_keys_file=a")),
            "at least one algorithm must be allowed");
}

}  // namespace
}  // namespace copperplate::auth
