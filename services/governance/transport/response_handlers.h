// The methods of StatutoryResponseService: each reads its request, calls the use case, and writes
// the reply.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/statutory_response_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// Thread-safe, as the ports are. `clock` outlives it.
class StatutoryResponseHandlers {
 public:
  StatutoryResponseHandlers(const Ports& ports, const Clock& clock)
      : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::StatutoryResponse> GetStatutoryResponse(
      const rpc::CallContext& call, const v1::GetStatutoryResponseRequest& request) const;
  absl::StatusOr<v1::StatutoryResponse> CreateStatutoryResponse(
      const rpc::CallContext& call, const v1::CreateStatutoryResponseRequest& request) const;
  absl::StatusOr<v1::StatutoryResponse> UpdateStatutoryResponse(
      const rpc::CallContext& call, const v1::UpdateStatutoryResponseRequest& request) const;
  absl::StatusOr<v1::StatutoryResponse> RecordChiefComments(
      const rpc::CallContext& call, const v1::RecordChiefCommentsRequest& request) const;
  absl::StatusOr<v1::StatutoryResponse> PublishStatutoryResponse(
      const rpc::CallContext& call, const v1::PublishStatutoryResponseRequest& request) const;
  absl::StatusOr<v1::StatutoryResponse> SendStatutoryResponse(
      const rpc::CallContext& call, const v1::SendStatutoryResponseRequest& request) const;
  absl::StatusOr<v1::StatutoryClock> GetStatutoryClock(
      const rpc::CallContext& call, const v1::GetStatutoryClockRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::governance
