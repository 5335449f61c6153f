#pragma once

#include <grpcpp/impl/service_type.h>

#include <cstddef>
#include <memory>

#include "libs/rpc/pipeline.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// copperplate.indicators.v1.DashboardService. See MakeServices(). `cache_bytes` bounds the replies
// it keeps.
std::unique_ptr<grpc::Service> MakeDashboardService(rpc::Pipeline& pipeline, const Ports& ports,
                                                    size_t cache_bytes);

}  // namespace copperplate::indicators
