#pragma once

#include <grpcpp/channel.h>

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/log/logger.h"
#include "libs/log/repeated_line.h"
#include "libs/metrics/registry.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/verdict_reader.h"

namespace grpc {
class Status;
}

namespace copperplate::delivery {

// Asks the indicators service over gRPC: one GetDashboard for all ids, and one of an earlier month
// for those that have no figure yet, in the caller's own name (its token is passed on and verified
// there again). While that service is away calls fail at once,
// while it is slow they end within the limit, and no more than `max_calls` workers wait for it.
// Thread-safe.
class IndicatorsVerdictReader final : public VerdictReader {
 public:
  struct Limits {
    // Of all questions of a Read(); never more than half of what its caller has left.
    absl::Duration timeout = absl::Milliseconds(500);
    // Questions under way at once; a further one is answered kBusy.
    int max_calls = 8;
  };

  // The last three outlive this.
  IndicatorsVerdictReader(std::shared_ptr<grpc::Channel> channel, const Limits& limits,
                          metrics::Registry& metrics, const log::Logger& logger,
                          const Clock& clock);
  ~IndicatorsVerdictReader() override;

  VerdictAnswers Read(const RequestContext& context, absl::CivilMonth month,
                      const std::vector<std::string>& indicators) override;

 private:
  struct Stub;

  VerdictAnswers AskFromMonthBack(const RequestContext& context, absl::CivilMonth month,
                                  const std::vector<std::string>& indicators);
  VerdictAnswers Ask(const RequestContext& context, absl::CivilMonth month,
                     const std::vector<std::string>& indicators, absl::Time end);
  void Count(absl::string_view outcome);
  void Log(const RequestContext& context, VerdictAbsence absence, const grpc::Status& status);

  const std::unique_ptr<Stub> stub_;
  const Limits limits_;
  std::map<std::string, metrics::Counter*, std::less<>> outcomes_;  // all that there are
  metrics::Histogram& seconds_;
  const log::Logger& logger_;
  const Clock& clock_;
  log::RepeatedLine failure_line_;
  std::atomic<int> calls_{0};
};

}  // namespace copperplate::delivery
