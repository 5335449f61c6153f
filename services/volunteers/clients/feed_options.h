#pragma once

#include <string>

#include "absl/time/time.h"
#include "libs/client/options.h"
#include "libs/config/settings.h"

namespace copperplate::volunteers {

// Where figures go.
struct FeedOptions {
  client::Options security;
  std::string indicators_address;  // empty: nowhere, they wait
  std::string token_file;
  absl::Duration timeout = absl::Seconds(10);
  absl::Duration poll = absl::Seconds(1);
};

// Declares them; `options` outlives `settings`.
void DeclareFeedOptions(config::Settings& settings, FeedOptions& options);

}  // namespace copperplate::volunteers
