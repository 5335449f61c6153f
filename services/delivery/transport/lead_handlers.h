#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/delivery/v1/lead_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/ports.h"

namespace copperplate::delivery {

// The methods of LeadService. Thread-safe.
class LeadHandlers {
 public:
  // Both outlive it.
  LeadHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Lead> GetLead(const rpc::CallContext& call,
                                   const v1::GetLeadRequest& request) const;
  absl::StatusOr<v1::ListLeadsResponse> ListLeads(const rpc::CallContext& call,
                                                  const v1::ListLeadsRequest& request) const;
  absl::StatusOr<v1::Lead> CreateLead(const rpc::CallContext& call,
                                      const v1::CreateLeadRequest& request) const;
  absl::StatusOr<v1::Lead> UpdateLead(const rpc::CallContext& call,
                                      const v1::UpdateLeadRequest& request) const;
  absl::StatusOr<v1::Lead> EndLead(const rpc::CallContext& call,
                                   const v1::EndLeadRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::delivery
