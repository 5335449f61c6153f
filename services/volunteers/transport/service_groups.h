// The services of this process, some at a time (services.h makes all of them).
#pragma once

#include <grpcpp/impl/service_type.h>

#include <memory>
#include <vector>

#include "libs/handler/uploads.h"
#include "libs/rpc/pipeline.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

using Services = std::vector<std::unique_ptr<grpc::Service>>;

// Each adds its own to `services`.
void AddCatalogueServices(rpc::Pipeline& pipeline, const Ports& ports,
                          const std::shared_ptr<handler::UploadSlots>& slots, Services& services);
void AddVolunteerServices(rpc::Pipeline& pipeline, const Ports& ports,
                          const std::shared_ptr<handler::UploadSlots>& slots, Services& services);
void AddFigureServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services);

}  // namespace copperplate::volunteers
