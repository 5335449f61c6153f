// The methods of AboutService: each reads its request, calls the use case, and writes the reply.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/about_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// Thread-safe, as the ports are.
class AboutHandlers {
 public:
  explicit AboutHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::About> GetAbout(const rpc::CallContext& call,
                                     const v1::GetAboutRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::governance
