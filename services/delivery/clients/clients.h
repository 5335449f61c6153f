#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/client/options.h"
#include "libs/config/settings.h"
#include "libs/log/logger.h"
#include "libs/metrics/registry.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/verdict_reader.h"

namespace copperplate::delivery {

// The other services that this one asks.
struct ClientOptions {
  client::Options security;
  // Empty: not asked.
  std::string indicators_address;
  absl::Duration indicators_timeout = absl::Milliseconds(500);
  int indicators_calls = 8;
};

// Declares them; `options` outlives `settings`.
void DeclareClientOptions(config::Settings& settings, ClientOptions& options);

// Every port of this service that another service stands behind. Nothing is asked before a port
// is: this process starts and is ready with every other one down. Thread-safe.
class Clients {
 public:
  // `certificate_file` and `key_file` are those of this service's own server; both may be empty.
  // INVALID_ARGUMENT naming the setting. The last three outlive the result.
  static absl::StatusOr<std::unique_ptr<Clients>> Create(const ClientOptions& options,
                                                         const std::string& certificate_file,
                                                         const std::string& key_file,
                                                         metrics::Registry& metrics,
                                                         const log::Logger& logger,
                                                         const Clock& clock);

  VerdictReader& verdicts() { return *verdicts_; }

 private:
  explicit Clients(std::unique_ptr<VerdictReader> verdicts) : verdicts_(std::move(verdicts)) {}

  const std::unique_ptr<VerdictReader> verdicts_;
};

}  // namespace copperplate::delivery
