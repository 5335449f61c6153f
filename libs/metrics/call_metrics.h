#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/metrics/registry.h"

namespace copperplate::metrics {

// What is counted of one RPC method: `copperplate_calls_total` by code, `copperplate_call_seconds`
// and `copperplate_calls_in_flight`, each labelled `method`. Made once for each method and kept;
// thread-safe.
class MethodMetrics {
 public:
  // `method` as gRPC writes it: `copperplate.indicators.v1.DashboardService/GetDashboard`.
  // `registry` outlives this.
  MethodMetrics(Registry& registry, absl::string_view method);

  void Started() { in_flight_.Increment(); }
  // Once for each Started().
  void Finished(absl::StatusCode code, absl::Duration latency);

 private:
  Registry& registry_;
  std::string method_;
  Gauge& in_flight_;
  Histogram& seconds_;
  // Each counter is made when its code first occurs: most never do.
  std::array<std::atomic<Counter*>, 17> by_code_{};
};

}  // namespace copperplate::metrics
