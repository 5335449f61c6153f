#include "libs/service/token_check.h"

#include <string>
#include <utility>

#include "libs/auth/key_fetcher.h"
#include "libs/auth/key_store.h"
#include "libs/status/status_macros.h"

namespace copperplate::service {
namespace {

// A file is looked at every second, a server every five minutes (and when a token names an unknown
// key).
constexpr absl::Duration kFileInterval = absl::Seconds(1);
constexpr absl::Duration kUrlInterval = absl::Minutes(5);

absl::StatusOr<std::unique_ptr<auth::KeyFetcher>> MakeFetcher(const TokenOptions& options) {
  if (!options.keys_file.empty()) return auth::MakeFileKeyFetcher(options.keys_file);
  auth::UrlKeyFetcherOptions url;
  url.url = options.keys_url;
  url.ca_file = options.keys_ca_file;
  return auth::MakeUrlKeyFetcher(std::move(url));
}

}  // namespace

absl::StatusOr<std::unique_ptr<TokenCheck>> TokenCheck::Start(const TokenOptions& options,
                                                              const log::Logger& logger,
                                                              const Clock& clock) {
  auto keys = std::make_shared<auth::KeyStore>();
  auth::JwtOptions jwt;
  jwt.issuer = options.issuer;
  jwt.audience = options.audience;
  jwt.leeway = options.leeway;
  jwt.cache_tokens = options.cache_tokens;
  jwt.algorithms.clear();
  for (const std::string& name : options.algorithms) {
    ABSL_ASSIGN_OR_RETURN(const auth::Algorithm algorithm, auth::ParseAlgorithm(name));
    jwt.algorithms.push_back(algorithm);
  }
  ABSL_ASSIGN_OR_RETURN(auto authenticator,
                        auth::JwtAuthenticator::Create(std::move(jwt), keys, clock));
  ABSL_ASSIGN_OR_RETURN(auto fetcher, MakeFetcher(options));
  auth::KeyRefresherOptions refresh;
  refresh.interval = options.keys_file.empty() ? kUrlInterval : kFileInterval;
  const auto log = [&logger](const std::string& line) {
    logger.Info("token keys", {{"detail", line}});
  };
  std::unique_ptr<TokenCheck> check(new TokenCheck());
  check->authenticator_ = std::move(authenticator);
  check->refresher_ = std::make_unique<auth::KeyRefresher>(std::move(fetcher), std::move(keys),
                                                           refresh, log, clock);
  check->refresher_->Start();
  return check;
}

server::ReadinessCheck TokenCheck::readiness() const {
  return {"token keys", [this] { return refresher_->status(); }};
}

}  // namespace copperplate::service
