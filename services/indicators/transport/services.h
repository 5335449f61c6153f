#pragma once

#include <grpcpp/impl/service_type.h>

#include <cstddef>
#include <memory>
#include <vector>

#include "libs/rpc/pipeline.h"
#include "services/indicators/app/import_observations.h"
#include "services/indicators/app/ports/ports.h"

namespace copperplate::indicators {

// The `domain` of the errors of this process (google.rpc.ErrorInfo).
inline constexpr char kErrorDomain[] = "copperplate.indicators";

struct ServiceOptions {
  // Bounds the replies to reads that are kept ready; 0 keeps none.
  size_t reply_cache_bytes = size_t{32} << 20;
  ImportOptions imports;
};

// The gRPC services of this process with every method of theirs, to be registered with a server.
// `pipeline` and what `ports` refers to outlive them.
std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                         const Ports& ports,
                                                         const ServiceOptions& options = {});

}  // namespace copperplate::indicators
