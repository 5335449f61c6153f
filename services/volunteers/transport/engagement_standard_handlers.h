// The methods of EngagementStandardService: each reads its request, calls the use case, and writes
// the reply.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/engagement_standard_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// Thread-safe, as the ports are.
class EngagementStandardHandlers {
 public:
  explicit EngagementStandardHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::EngagementStandard> GetEngagementStandard(
      const rpc::CallContext& call, const v1::GetEngagementStandardRequest& request) const;
  absl::StatusOr<v1::ListEngagementStandardsResponse> ListEngagementStandards(
      const rpc::CallContext& call, const v1::ListEngagementStandardsRequest& request) const;
  absl::StatusOr<v1::EngagementStandard> CreateEngagementStandard(
      const rpc::CallContext& call, const v1::CreateEngagementStandardRequest& request) const;
  absl::StatusOr<v1::EngagementStandard> UpdateEngagementStandard(
      const rpc::CallContext& call, const v1::UpdateEngagementStandardRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteEngagementStandard(
      const rpc::CallContext& call, const v1::DeleteEngagementStandardRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::volunteers
