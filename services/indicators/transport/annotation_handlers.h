// The methods of AnnotationService; see area_handlers.h.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/annotation_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// Thread-safe, as the ports are.
class AnnotationHandlers {
 public:
  // `clock` outlives it.
  AnnotationHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Rebase> GetRebase(const rpc::CallContext& call,
                                       const v1::GetRebaseRequest& request) const;
  absl::StatusOr<v1::ListRebasesResponse> ListRebases(const rpc::CallContext& call,
                                                      const v1::ListRebasesRequest& request) const;
  absl::StatusOr<v1::Rebase> CreateRebase(const rpc::CallContext& call,
                                          const v1::CreateRebaseRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteRebase(
      const rpc::CallContext& call, const v1::DeleteRebaseRequest& request) const;
  absl::StatusOr<v1::SeriesBreak> GetSeriesBreak(const rpc::CallContext& call,
                                                 const v1::GetSeriesBreakRequest& request) const;
  absl::StatusOr<v1::ListSeriesBreaksResponse> ListSeriesBreaks(
      const rpc::CallContext& call, const v1::ListSeriesBreaksRequest& request) const;
  absl::StatusOr<v1::SeriesBreak> CreateSeriesBreak(
      const rpc::CallContext& call, const v1::CreateSeriesBreakRequest& request) const;
  absl::StatusOr<v1::SeriesBreak> UpdateSeriesBreak(
      const rpc::CallContext& call, const v1::UpdateSeriesBreakRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteSeriesBreak(
      const rpc::CallContext& call, const v1::DeleteSeriesBreakRequest& request) const;
  absl::StatusOr<v1::Target> GetTarget(const rpc::CallContext& call,
                                       const v1::GetTargetRequest& request) const;
  absl::StatusOr<v1::ListTargetsResponse> ListTargets(const rpc::CallContext& call,
                                                      const v1::ListTargetsRequest& request) const;
  absl::StatusOr<v1::Target> CreateTarget(const rpc::CallContext& call,
                                          const v1::CreateTargetRequest& request) const;
  absl::StatusOr<v1::Target> UpdateTarget(const rpc::CallContext& call,
                                          const v1::UpdateTargetRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteTarget(
      const rpc::CallContext& call, const v1::DeleteTargetRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::indicators
