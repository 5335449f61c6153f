// The methods of DashboardService; see area_handlers.h.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/dashboard_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// Thread-safe, as the ports are.
class DashboardHandlers {
 public:
  // `clock` outlives it.
  DashboardHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  // The reply lies in the call's arena.
  absl::StatusOr<const v1::Dashboard*> GetDashboard(const rpc::CallContext& call,
                                                    const v1::GetDashboardRequest& request) const;
  absl::StatusOr<v1::ImportPrintedCellsResponse> ImportPrintedCells(
      const rpc::CallContext& call, const v1::ImportPrintedCellsRequest& request) const;
  absl::StatusOr<v1::PrintedCell> GetPrintedCell(const rpc::CallContext& call,
                                                 const v1::GetPrintedCellRequest& request) const;
  absl::StatusOr<v1::ListPrintedCellsResponse> ListPrintedCells(
      const rpc::CallContext& call, const v1::ListPrintedCellsRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::indicators
