#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "libs/log/logger.h"
#include "libs/metrics/registry.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/figure_outbox.h"
#include "services/volunteers/clients/feed_options.h"
#include "services/volunteers/clients/figure_sender.h"

namespace copperplate::volunteers {

// The feed of a process: what it delivers to, and the thread that does.
class FigureFeed {
 public:
  // Null where the options name no address. `certificate_file` and `key_file` are those of this
  // service's own server; both may be empty. INVALID_ARGUMENT naming the setting. All that is
  // referred to outlives the result.
  static absl::StatusOr<std::unique_ptr<FigureFeed>> Start(
      const FeedOptions& options, const std::string& certificate_file, const std::string& key_file,
      FigureOutbox& outbox, metrics::Registry& metrics, const log::Logger& logger,
      const Clock& clock);

 private:
  FigureFeed(std::unique_ptr<FigureSink> sink, const FeedOptions& options, FigureOutbox& outbox,
             const log::Logger& logger, const Clock& clock);

  const std::unique_ptr<FigureSink> sink_;
  FigureSender sender_;
};

}  // namespace copperplate::volunteers
