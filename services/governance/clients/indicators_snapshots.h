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

// Dashboards that the indicators service published (PackSources), in the caller's own name.
// Thread-safe.
class IndicatorsSnapshots {
 public:
  // The last three outlive this.
  IndicatorsSnapshots(std::shared_ptr<grpc::Channel> channel,
                      const client::AskedService::Limits& limits, metrics::Registry& metrics,
                      const log::Logger& logger, const Clock& clock);
  ~IndicatorsSnapshots();

  PackAnswer Newest(const RequestContext& context, absl::CivilMonth month,
                    std::optional<absl::Time> known_at);

 private:
  struct Stub;

  const std::unique_ptr<Stub> stub_;
  client::AskedService service_;
};

}  // namespace copperplate::governance
