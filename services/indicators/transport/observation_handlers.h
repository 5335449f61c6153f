// The unary methods of ObservationService. The import, a client stream, is import_uploads.h.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/observation_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// Thread-safe, as the ports are.
class ObservationHandlers {
 public:
  // `clock` outlives it.
  ObservationHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::ListObservationsResponse> ListObservations(
      const rpc::CallContext& call, const v1::ListObservationsRequest& request) const;
  absl::StatusOr<v1::ListObservationHistoryResponse> ListObservationHistory(
      const rpc::CallContext& call, const v1::ListObservationHistoryRequest& request) const;
  absl::StatusOr<v1::Batch> GetBatch(const rpc::CallContext& call,
                                     const v1::GetBatchRequest& request) const;
  absl::StatusOr<v1::ListBatchesResponse> ListBatches(const rpc::CallContext& call,
                                                      const v1::ListBatchesRequest& request) const;
  absl::StatusOr<v1::ListBatchFaultsResponse> ListBatchFaults(
      const rpc::CallContext& call, const v1::ListBatchFaultsRequest& request) const;
  absl::StatusOr<v1::ListBatchWarningsResponse> ListBatchWarnings(
      const rpc::CallContext& call, const v1::ListBatchWarningsRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::indicators
