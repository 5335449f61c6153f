#pragma once

#include <grpcpp/impl/service_type.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "libs/rpc/pipeline.h"
#include "services/indicators/app/import_observations.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// The full names of the gRPC services of this process, for the method table.
std::vector<std::string> ServiceNames();

struct ServiceOptions {
  // Bounds the computed replies that are kept ready; 0 keeps none.
  size_t reply_cache_bytes = size_t{32} << 20;
  ImportOptions imports;
};

// The services themselves, to be registered with a server. `pipeline` (made with ServiceNames())
// and what `ports` refers to outlive them.
std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                         const Ports& ports,
                                                         const ServiceOptions& options = {});

}  // namespace copperplate::indicators
