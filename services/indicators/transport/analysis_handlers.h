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
  // The same.
  absl::StatusOr<const v1::ControlChart*> GetControlChart(
      const rpc::CallContext& call, const v1::GetControlChartRequest& request) const;
  absl::StatusOr<const v1::AreaComparison*> GetAreaComparison(
      const rpc::CallContext& call, const v1::GetAreaComparisonRequest& request) const;
  absl::StatusOr<const v1::Breakdown*> GetBreakdown(const rpc::CallContext& call,
                                                    const v1::GetBreakdownRequest& request) const;
  absl::StatusOr<const v1::Forecast*> GetForecast(const rpc::CallContext& call,
                                                  const v1::GetForecastRequest& request) const;
  absl::StatusOr<const v1::InformationSheet*> GetInformationSheet(
      const rpc::CallContext& call, const v1::GetInformationSheetRequest& request) const;
  absl::StatusOr<const v1::PeerComparison*> GetPeerComparison(
      const rpc::CallContext& call, const v1::GetPeerComparisonRequest& request) const;
  absl::StatusOr<const v1::RecentTrend*> GetRecentTrend(
      const rpc::CallContext& call, const v1::GetRecentTrendRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::indicators
