#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "libs/metrics/registry.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/figure_outbox.h"

namespace copperplate::volunteers {

// The indicators service: a publication is an import of figures there, whose batch has the
// publication's id, so that it is taken once however often it is sent. Hours that are ESTIMATED
// arrive as PROVISIONAL; the batch's source names the instant as of which they were known. One call
// at a time.
class IndicatorsFigureSink final : public FigureSink {
 public:
  struct Options {
    absl::Duration timeout = absl::Seconds(10);
    // Holds the bearer token that is shown there; read anew for each delivery, so that whatever
    // renews it need not tell us.
    std::string token_file;
  };

  // `metrics` and `clock` outlive it.
  IndicatorsFigureSink(std::shared_ptr<grpc::Channel> channel, Options options,
                       metrics::Registry& metrics, const Clock& clock);
  ~IndicatorsFigureSink() override;

  // UNAVAILABLE (FEED_TOKEN_UNREADABLE) where the token cannot be read; else what the service
  // answered.
  absl::Status Deliver(const FigureDelivery& delivery) override;

 private:
  struct Stub;

  const std::unique_ptr<Stub> stub_;
  const Options options_;
  metrics::Counter& delivered_;
  metrics::Counter& failed_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
