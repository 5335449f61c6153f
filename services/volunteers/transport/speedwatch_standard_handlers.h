// The methods of SpeedwatchStandardService: each reads its request, calls the use case, and writes
// the reply.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/speedwatch_standard_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// Thread-safe, as the ports are.
class SpeedwatchStandardHandlers {
 public:
  explicit SpeedwatchStandardHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::SpeedwatchStandard> GetSpeedwatchStandard(
      const rpc::CallContext& call, const v1::GetSpeedwatchStandardRequest& request) const;
  absl::StatusOr<v1::ListSpeedwatchStandardsResponse> ListSpeedwatchStandards(
      const rpc::CallContext& call, const v1::ListSpeedwatchStandardsRequest& request) const;
  absl::StatusOr<v1::SpeedwatchStandard> CreateSpeedwatchStandard(
      const rpc::CallContext& call, const v1::CreateSpeedwatchStandardRequest& request) const;
  absl::StatusOr<v1::SpeedwatchStandard> UpdateSpeedwatchStandard(
      const rpc::CallContext& call, const v1::UpdateSpeedwatchStandardRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteSpeedwatchStandard(
      const rpc::CallContext& call, const v1::DeleteSpeedwatchStandardRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::volunteers
