// The methods of CommentaryService; see area_handlers.h.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/indicators/v1/commentary_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// Thread-safe, as the ports are.
class CommentaryHandlers {
 public:
  // `clock` outlives it.
  CommentaryHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Commentary> GetCommentary(const rpc::CallContext& call,
                                               const v1::GetCommentaryRequest& request) const;
  absl::StatusOr<v1::ListCommentariesResponse> ListCommentaries(
      const rpc::CallContext& call, const v1::ListCommentariesRequest& request) const;
  absl::StatusOr<v1::Commentary> CreateCommentary(const rpc::CallContext& call,
                                                  const v1::CreateCommentaryRequest& request) const;
  absl::StatusOr<v1::Commentary> UpdateCommentary(const rpc::CallContext& call,
                                                  const v1::UpdateCommentaryRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteCommentary(
      const rpc::CallContext& call, const v1::DeleteCommentaryRequest& request) const;
  absl::StatusOr<v1::Commentary> AgreeCommentary(const rpc::CallContext& call,
                                                 const v1::AgreeCommentaryRequest& request) const;
  absl::StatusOr<v1::Commentary> ReopenCommentary(const rpc::CallContext& call,
                                                  const v1::ReopenCommentaryRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::indicators
