// The methods of EstablishmentTargetService: each reads its request, calls the use case, and writes
// the reply.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/establishment_target_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// Thread-safe, as the ports are.
class EstablishmentTargetHandlers {
 public:
  explicit EstablishmentTargetHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::EstablishmentTarget> GetEstablishmentTarget(
      const rpc::CallContext& call, const v1::GetEstablishmentTargetRequest& request) const;
  absl::StatusOr<v1::ListEstablishmentTargetsResponse> ListEstablishmentTargets(
      const rpc::CallContext& call, const v1::ListEstablishmentTargetsRequest& request) const;
  absl::StatusOr<v1::EstablishmentTarget> CreateEstablishmentTarget(
      const rpc::CallContext& call, const v1::CreateEstablishmentTargetRequest& request) const;
  absl::StatusOr<v1::EstablishmentTarget> UpdateEstablishmentTarget(
      const rpc::CallContext& call, const v1::UpdateEstablishmentTargetRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteEstablishmentTarget(
      const rpc::CallContext& call, const v1::DeleteEstablishmentTargetRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::volunteers
