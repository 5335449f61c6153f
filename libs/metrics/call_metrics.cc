#include "libs/metrics/call_metrics.h"

namespace copperplate::metrics {

MethodMetrics::MethodMetrics(Registry& registry, absl::string_view method)
    : registry_(registry),
      method_(method),
      in_flight_(registry.AddGauge("copperplate_calls_in_flight", "RPCs being answered.",
                                   {{"method", method_}})),
      seconds_(registry.AddHistogram("copperplate_call_seconds",
                                     "Seconds from a call's arrival to its status.",
                                     SecondsBounds(), {{"method", method_}})) {}

void MethodMetrics::Finished(absl::StatusCode code, absl::Duration latency) {
  in_flight_.Decrement();
  seconds_.Observe(absl::ToDoubleSeconds(latency));
  auto index = static_cast<size_t>(code);
  if (index >= by_code_.size()) {  // not one of gRPC's
    code = absl::StatusCode::kUnknown;
    index = static_cast<size_t>(code);
  }
  Counter* counter = by_code_[index].load(std::memory_order_acquire);
  if (counter == nullptr) {  // two threads may both come here: they get the same counter
    counter =
        &registry_.AddCounter("copperplate_calls_total", "RPCs answered.",
                              {{"method", method_}, {"code", absl::StatusCodeToString(code)}});
    by_code_[index].store(counter, std::memory_order_release);
  }
  counter->Increment();
}

}  // namespace copperplate::metrics
