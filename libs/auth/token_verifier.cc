#include "libs/auth/token_verifier.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/auth/jwt_authenticator.h"
#include "libs/auth/key_fetcher.h"
#include "libs/config/settings.h"
#include "libs/status/status_macros.h"

namespace copperplate::auth {
namespace {

absl::StatusOr<std::unique_ptr<KeyFetcher>> MakeFetcher(const TokenSettings& settings) {
  if (settings.keys_file.empty() == settings.keys_url.empty()) {
    return absl::InvalidArgumentError("one of token_keys_file and token_keys_url must be set");
  }
  if (!settings.keys_file.empty()) return MakeFileKeyFetcher(settings.keys_file);
  UrlKeyFetcherOptions options;
  options.url = settings.keys_url;
  options.ca_file = settings.keys_ca_file;
  auto fetcher = MakeUrlKeyFetcher(std::move(options));
  if (fetcher.ok()) return fetcher;
  return absl::InvalidArgumentError(absl::StrCat("token_keys_url: ", fetcher.status().message()));
}

absl::StatusOr<JwtOptions> ReadJwtOptions(const TokenSettings& settings) {
  JwtOptions options;
  options.issuer = settings.issuer;
  options.audience = settings.audience;
  options.leeway = settings.leeway;
  options.cache_tokens = settings.cache_tokens;
  options.algorithms.clear();
  for (const std::string& name : settings.algorithms) {
    const auto algorithm = ParseAlgorithm(name);
    if (!algorithm.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat("token_algorithms: ", algorithm.status().message()));
    }
    options.algorithms.push_back(*algorithm);
  }
  return options;
}

}  // namespace

void DeclareTokenSettings(config::Settings& settings, TokenSettings& tokens) {
  settings.Text("token_issuer", tokens.issuer, "What a token's claim `iss` must be.").Required();
  settings.Text("token_audience", tokens.audience, "What a token's claim `aud` must be or hold.")
      .Required();
  settings.Text("token_keys_file", tokens.keys_file,
                "File with the issuer's JSON Web Key Set, watched; or token_keys_url.");
  settings.Text(
      "token_keys_url", tokens.keys_url,
      "URL of the issuer's JSON Web Key Set, https or http to a loopback host, read again "
      "every 5 minutes; or token_keys_file.");
  settings.Text("token_keys_ca_file", tokens.keys_ca_file,
                "PEM file of the authorities that may sign for token_keys_url, instead of the "
                "system's.");
  settings.List("token_algorithms", tokens.algorithms, "Algorithms that may sign a token.")
      .OneOf({"RS256", "ES256"});
  settings.Duration("token_leeway", tokens.leeway, "What the issuer's clock may differ from ours.")
      .Range(absl::ZeroDuration(), absl::Minutes(5));
  settings
      .Int("token_cache_tokens", tokens.cache_tokens,
           "Verified tokens remembered, about half a KiB each.")
      .Range(0, 1000000);
}

absl::StatusOr<std::unique_ptr<TokenVerifier>> TokenVerifier::Create(const TokenSettings& settings,
                                                                     KeyLog log,
                                                                     const Clock& clock) {
  ABSL_ASSIGN_OR_RETURN(JwtOptions options, ReadJwtOptions(settings));
  ABSL_ASSIGN_OR_RETURN(std::unique_ptr<KeyFetcher> fetcher, MakeFetcher(settings));
  auto keys = std::make_shared<KeyStore>();
  std::unique_ptr<TokenVerifier> verifier(new TokenVerifier);
  ABSL_ASSIGN_OR_RETURN(verifier->authenticator_,
                        JwtAuthenticator::Create(std::move(options), keys, clock));
  KeyRefresherOptions refresh;
  if (!settings.keys_url.empty()) refresh.interval = absl::Minutes(5);
  verifier->refresher_ = std::make_unique<KeyRefresher>(std::move(fetcher), std::move(keys),
                                                        refresh, std::move(log), clock);
  verifier->refresher_->Start();
  return verifier;
}

}  // namespace copperplate::auth
