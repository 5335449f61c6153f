// The methods of AnalysisService; see area_handlers.h.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/analysis_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// Thread-safe, as the ports are.
class AnalysisHandlers {
 public:
  // `clock` outlives it.
  AnalysisHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  // The replies lie in the call's arena.
  absl::StatusOr<const v1::Series*> GetSeries(const rpc::CallContext& call,
                                              const v1::GetSeriesRequest& request) const;
  absl::StatusOr<const v1::PeerComparison*> GetPeerComparison(
      const rpc::CallContext& call, const v1::GetPeerComparisonRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::indicators
