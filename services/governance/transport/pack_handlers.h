#pragma once

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/pack_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// The methods of PackService. Thread-safe.
class PackHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  PackHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Pack> GetPack(const rpc::CallContext& call,
                                   const v1::GetPackRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::governance
