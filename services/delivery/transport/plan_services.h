#pragma once

#include <grpcpp/impl/service_type.h>

#include <memory>
#include <vector>

#include "libs/rpc/pipeline.h"
#include "services/delivery/app/ports/ports.h"

namespace copperplate::delivery {

// The gRPC services of plans and their parts, but for iterations. `pipeline` and what `ports`
// refers to outlive them.
std::vector<std::unique_ptr<grpc::Service>> MakePlanServices(rpc::Pipeline& pipeline,
                                                             const Ports& ports);

}  // namespace copperplate::delivery
