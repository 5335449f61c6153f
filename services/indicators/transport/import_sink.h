#pragma once

#include <atomic>
#include <memory>

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/observation_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/rpc/sink.h"
#include "services/indicators/app/import_observations.h"

namespace copperplate::indicators {

// Takes the streams of ImportObservations. Thread-safe; outlives them.
class ImportSinks {
 public:
  using Sink = rpc::Sink<v1::ImportObservationsRequest, v1::Batch>;

  // At most so many imports run at once: each holds its rows in memory up to a bound.
  static constexpr int kMostAtOnce = 8;

  // What `parts` refers to outlives this.
  explicit ImportSinks(const ImportParts& parts) : parts_(parts) {}

  // For the pipeline. RESOURCE_EXHAUSTED (IMPORTS_BUSY, RetryInfo) beyond kMostAtOnce.
  absl::StatusOr<std::unique_ptr<Sink>> Open(const rpc::CallContext& call);

 private:
  class ImportSink;

  const ImportParts parts_;
  std::atomic<int> open_{0};
};

}  // namespace copperplate::indicators
