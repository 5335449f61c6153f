#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/outcome_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// The methods of OutcomeService. Thread-safe.
class OutcomeHandlers {
 public:
  // What `ports` refers to outlives it.
  explicit OutcomeHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::Outcome> GetOutcome(const rpc::CallContext& call,
                                         const v1::GetOutcomeRequest& request) const;
  absl::StatusOr<v1::ListOutcomesResponse> ListOutcomes(
      const rpc::CallContext& call, const v1::ListOutcomesRequest& request) const;
  absl::StatusOr<v1::Outcome> CreateOutcome(const rpc::CallContext& call,
                                            const v1::CreateOutcomeRequest& request) const;
  absl::StatusOr<v1::Outcome> UpdateOutcome(const rpc::CallContext& call,
                                            const v1::UpdateOutcomeRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteOutcome(
      const rpc::CallContext& call, const v1::DeleteOutcomeRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::governance
