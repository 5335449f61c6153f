#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/auth/authenticator.h"
#include "libs/auth/key_refresher.h"
#include "libs/auth/key_store.h"
#include "libs/time/clock.h"

namespace copperplate::config {
class Settings;
}

namespace copperplate::auth {

// Which tokens a process takes, as its settings say.
struct TokenSettings {
  std::string issuer;
  std::string audience;
  // One of the two: where the issuer's public keys are.
  std::string keys_file;
  std::string keys_url;
  // PEM file of the authorities for keys_url; empty: the system's.
  std::string keys_ca_file;
  std::vector<std::string> algorithms = {"RS256", "ES256"};
  absl::Duration leeway = absl::Seconds(10);
  int cache_tokens = 16384;
};

// Declares token_issuer, token_audience, token_keys_file, token_keys_url, token_keys_ca_file,
// token_algorithms, token_leeway and token_cache_tokens.
void DeclareTokenSettings(config::Settings& settings, TokenSettings& tokens);

// What a process needs to know its callers: keys that are kept up to date, and an authenticator.
class TokenVerifier {
 public:
  // Reads the keys once where they are at hand and starts the thread that keeps them up to date; a
  // source that gives none yet is no error (status()). INVALID_ARGUMENT, naming the setting, where
  // the settings cannot be used. `clock` outlives the verifier.
  static absl::StatusOr<std::unique_ptr<TokenVerifier>> Create(const TokenSettings& settings,
                                                               KeyLog log, const Clock& clock);

  // Lives as long as the verifier.
  Authenticator& authenticator() { return *authenticator_; }

  // OK once tokens can be verified; else UNAVAILABLE with what stands in the way, for readiness.
  absl::Status status() const { return refresher_->status(); }

 private:
  TokenVerifier() = default;

  std::unique_ptr<Authenticator> authenticator_;
  std::unique_ptr<KeyRefresher> refresher_;
};

}  // namespace copperplate::auth
