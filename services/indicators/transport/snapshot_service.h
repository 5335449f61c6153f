#pragma once

#include <grpcpp/impl/service_type.h>

#include <memory>

#include "libs/rpc/pipeline.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// copperplate.indicators.v1.SnapshotService. See MakeServices().
std::unique_ptr<grpc::Service> MakeSnapshotService(rpc::Pipeline& pipeline, const Ports& ports);

}  // namespace copperplate::indicators
