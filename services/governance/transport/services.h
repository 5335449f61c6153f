#pragma once

#include <grpcpp/impl/service_type.h>

#include <memory>
#include <vector>

#include "libs/rpc/pipeline.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// The `domain` of the errors of this process (google.rpc.ErrorInfo).
inline constexpr char kErrorDomain[] = "copperplate.governance";

// The gRPC services of this process with every method of theirs, to be registered with a server.
// `pipeline` and what `ports` refers to outlive them.
std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                         const Ports& ports);

}  // namespace copperplate::governance
