#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <optional>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "libs/client/asked_service.h"
#include "libs/log/logger.h"
#include "libs/metrics/registry.h"
#include "libs/time/clock.h"
#include "services/governance/domain/pack.h"

namespace copperplate::governance {

// Iterations of plans that the delivery service holds (PackSources), in the caller's own name.
// Thread-safe.
class DeliveryIterations {
 public:
  // The last three outlive this.
  DeliveryIterations(std::shared_ptr<grpc::Channel> channel,
                     const client::AskedService::Limits& limits, metrics::Registry& metrics,
                     const log::Logger& logger, const Clock& clock);
  ~DeliveryIterations();

  PackAnswer Newest(const RequestContext& context, absl::CivilDay day,
                    std::optional<absl::Time> known_at);

 private:
  struct Stub;

  const std::unique_ptr<Stub> stub_;
  client::AskedService service_;
};

}  // namespace copperplate::governance
