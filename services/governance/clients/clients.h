#pragma once

#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/client/options.h"
#include "libs/config/settings.h"
#include "libs/log/logger.h"
#include "libs/metrics/registry.h"
#include "libs/time/clock.h"
#include "services/governance/app/ports/pack_sources.h"

namespace copperplate::governance {

// The other services that this one asks. An address that is empty: not asked.
struct ClientOptions {
  client::Options security;
  std::string indicators_address;
  std::string delivery_address;
  std::string volunteers_address;
  absl::Duration pack_timeout = absl::Seconds(2);
  int pack_calls = 4;
};

// Declares them; `options` outlives `settings`.
void DeclareClientOptions(config::Settings& settings, ClientOptions& options);

// What other services have for packs. Nothing is asked before a pack is: this process starts and is
// ready with every other one down. `certificate_file` and `key_file` are those of this service's
// own server; both may be empty. INVALID_ARGUMENT naming the setting. The last three outlive the
// result.
absl::StatusOr<std::unique_ptr<PackSources>> MakePackSources(
    const ClientOptions& options, const std::string& certificate_file, const std::string& key_file,
    metrics::Registry& metrics, const log::Logger& logger, const Clock& clock);

}  // namespace copperplate::governance
