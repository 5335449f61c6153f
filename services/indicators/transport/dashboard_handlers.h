// The methods of DashboardService; see area_handlers.h.
#pragma once

#include <grpcpp/support/byte_buffer.h>

#include <cstddef>
#include <optional>

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/dashboard_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/indicators/app/ports/ports.h"
#include "services/indicators/transport/reply_cache.h"

namespace copperplate::indicators {

// Thread-safe, as the ports are.
class DashboardHandlers {
 public:
  // `clock` outlives it.
  DashboardHandlers(const Ports& ports, const Clock& clock, size_t cache_bytes)
      : ports_(ports), clock_(clock), kept_(cache_bytes) {}

  // The reply to the same request from before, where it would be the same now. Never blocks. The
  // month of a request that was answered once lies in the future no more.
  std::optional<grpc::ByteBuffer> FindKept(const rpc::CallContext& call,
                                           const v1::GetDashboardRequest& request);
  // The reply's bytes, which are kept.
  absl::StatusOr<grpc::ByteBuffer> GetDashboard(const rpc::CallContext& call,
                                                const v1::GetDashboardRequest& request);

  absl::StatusOr<v1::ImportPrintedCellsResponse> ImportPrintedCells(
      const rpc::CallContext& call, const v1::ImportPrintedCellsRequest& request) const;
  absl::StatusOr<v1::PrintedCell> GetPrintedCell(const rpc::CallContext& call,
                                                 const v1::GetPrintedCellRequest& request) const;
  absl::StatusOr<v1::ListPrintedCellsResponse> ListPrintedCells(
      const rpc::CallContext& call, const v1::ListPrintedCellsRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
  ReplyCache kept_;
};

}  // namespace copperplate::indicators
