#include "services/volunteers/clients/figure_feed_process.h"

#include <utility>

#include "absl/memory/memory.h"
#include "absl/status/status.h"
#include "libs/client/channel.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/clients/indicators_figure_sink.h"

namespace copperplate::volunteers {

absl::StatusOr<std::unique_ptr<FigureFeed>> FigureFeed::Start(
    const FeedOptions& options, const std::string& certificate_file, const std::string& key_file,
    FigureOutbox& outbox, metrics::Registry& metrics, const log::Logger& logger,
    const Clock& clock) {
  if (options.indicators_address.empty()) return nullptr;
  if (options.token_file.empty()) {
    return absl::InvalidArgumentError("feed_token_file: is needed with indicators_address");
  }
  ABSL_ASSIGN_OR_RETURN(const client::Security security,
                        client::Resolve(options.security, certificate_file, key_file));
  ABSL_RETURN_IF_ERROR(
      client::CheckTarget("indicators_address", options.indicators_address, security));
  auto sink = std::make_unique<IndicatorsFigureSink>(
      client::MakeChannel(options.indicators_address, security),
      IndicatorsFigureSink::Options{.timeout = options.timeout, .token_file = options.token_file},
      metrics, clock);
  return absl::WrapUnique(new FigureFeed(std::move(sink), options, outbox, logger, clock));
}

FigureFeed::FigureFeed(std::unique_ptr<FigureSink> sink, const FeedOptions& options,
                       FigureOutbox& outbox, const log::Logger& logger, const Clock& clock)
    : sink_(std::move(sink)),
      sender_(outbox, *sink_, {.poll = options.poll, .lease = options.timeout + absl::Seconds(5)},
              logger, clock) {}

}  // namespace copperplate::volunteers
