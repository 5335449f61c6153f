#pragma once

#include <grpcpp/impl/service_type.h>

#include <memory>

#include "libs/rpc/pipeline.h"
#include "services/indicators/app/import_observations.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// copperplate.indicators.v1.ObservationService. See MakeServices().
std::unique_ptr<grpc::Service> MakeObservationService(rpc::Pipeline& pipeline, const Ports& ports,
                                                      const ImportOptions& options);

}  // namespace copperplate::indicators
