#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "libs/client/asked_service.h"
#include "libs/log/logger.h"
#include "libs/metrics/registry.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/verdict_reader.h"

namespace copperplate::delivery {

// Asks the indicators service over gRPC: one GetDashboard for all ids, and one of an earlier month
// for those that have no figure yet, in the caller's own name (its token is passed on and verified
// there again). Thread-safe.
class IndicatorsVerdictReader final : public VerdictReader {
 public:
  using Limits = client::AskedService::Limits;

  // The last three outlive this.
  IndicatorsVerdictReader(std::shared_ptr<grpc::Channel> channel, const Limits& limits,
                          metrics::Registry& metrics, const log::Logger& logger,
                          const Clock& clock);
  ~IndicatorsVerdictReader() override;

  VerdictAnswers Read(const RequestContext& context, absl::CivilMonth month,
                      const std::vector<std::string>& indicators) override;

 private:
  struct Stub;

  VerdictAnswers Ask(client::AskedService::Turn& turn, const std::string& force,
                     absl::CivilMonth month, const std::vector<std::string>& indicators);

  const std::unique_ptr<Stub> stub_;
  client::AskedService service_;
};

}  // namespace copperplate::delivery
