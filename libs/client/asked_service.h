#pragma once

#include <grpcpp/client_context.h>
#include <grpcpp/support/status.h>

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/call/call_scope.h"
#include "libs/client/absence.h"
#include "libs/log/logger.h"
#include "libs/log/repeated_line.h"
#include "libs/metrics/registry.h"
#include "libs/time/clock.h"

namespace copperplate::client {

// Another service that requests of this one ask in passing, and go on without. While it is away
// calls fail at once, while it is slow they end within the limit, and no more than `max_calls`
// workers wait for it. `copperplate_client_calls_total` counts what came of the calls, by `service`
// and `outcome` (`ANSWERED`, AbsenceName()); what is no fault of one caller or force is logged.
// Thread-safe.
class AskedService {
 public:
  struct Limits {
    // Of all calls for one request; never more than half of what its caller has left.
    absl::Duration timeout = absl::Milliseconds(500);
    // Requests that may wait for it at once; a further one is told kBusy.
    int max_calls = 8;
  };

  // `name` is what the service is called (`indicators`), `wanted` what is missing without it, for
  // the log (`verdicts`). The last three outlive this.
  AskedService(absl::string_view name, absl::string_view wanted, const Limits& limits,
               metrics::Registry& metrics, const log::Logger& logger, const Clock& clock);

  // One request's questions. Not thread-safe.
  class Turn {
   public:
    // On behalf of a request that ends by `deadline`; `call`, which may be null, and `call_id` are
    // its own and outlive this.
    Turn(AskedService& service, const CallScope* call, absl::string_view call_id,
         absl::Time deadline);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    // Makes a call with a context that has what it passes on and when it ends. Nothing where it
    // was answered; kBusy, without a call, in a turn too many.
    std::optional<Absence> Ask(absl::FunctionRef<grpc::Status(grpc::ClientContext&)> call);

    // Whether there is time for another question.
    bool HasTime() const;

   private:
    AskedService& service_;
    const CallScope* const call_;
    const absl::string_view call_id_;
    const absl::Time end_;
    const bool has_place_;
  };

 private:
  void Count(absl::string_view outcome);
  void Log(const CallScope* call, absl::string_view call_id, Absence absence,
           const grpc::Status& status);

  const std::string name_;
  const std::string wanted_;
  const Limits limits_;
  std::map<std::string, metrics::Counter*, std::less<>> outcomes_;  // all that there are
  metrics::Histogram& seconds_;
  const log::Logger& logger_;
  const Clock& clock_;
  log::RepeatedLine failure_line_;
  std::atomic<int> turns_{0};
};

}  // namespace copperplate::client
