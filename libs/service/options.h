#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "libs/config/secret.h"
#include "libs/config/settings.h"
#include "libs/log/level.h"
#include "libs/rpc/executor.h"
#include "libs/server/options.h"

namespace copperplate::service {

struct DatabaseOptions {
  // Connection strings of libpq, without passwords.
  std::string database;
  config::Secret password;
  // Of the worker role; empty: this process seals no events and drops nothing that is past
  // retention, and another replica does.
  std::string worker_database;
  config::Secret worker_password;
  int connections = 16;
};

// Where tokens come from, and the keys they are verified with: a file or a URL.
struct TokenOptions {
  std::string issuer;
  std::string audience;
  std::string keys_file;
  std::string keys_url;
  std::string keys_ca_file;
  std::vector<std::string> algorithms = {"RS256", "ES256"};
  absl::Duration leeway = absl::Seconds(10);
  int cache_tokens = 16384;
};

// What every service can be told at start.
struct Options {
  server::Options server;
  DatabaseOptions database;
  TokenOptions tokens;
  int workers = 16;
  int queue = 1024;
  std::string log_level = "info";

  rpc::Executor::Options executor() const {
    return {.workers = static_cast<size_t>(workers), .queue_limit = static_cast<size_t>(queue)};
  }
  // `log_level`, which was checked as it was read.
  log::Level level() const { return *log::ParseLevel(log_level); }
};

// Declares them; `options` outlives `settings`.
void DeclareOptions(config::Settings& settings, Options& options);

// What no setting can tell by itself. INVALID_ARGUMENT: neither or both of the sources of token
// keys; a connection string that is malformed or holds a password.
absl::Status CheckOptions(const Options& options);

}  // namespace copperplate::service
