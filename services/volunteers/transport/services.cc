#include "services/volunteers/transport/services.h"

#include "libs/rpc/service.h"
#include "services/volunteers/transport/about_handlers.h"

namespace copperplate::volunteers {
namespace {

constexpr char kAboutService[] = "copperplate.volunteers.v1.AboutService";

std::unique_ptr<grpc::Service> MakeAboutService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, kAboutService);
  const auto handlers = std::make_shared<const AboutHandlers>(ports);
  service->Unary("GetAbout", handlers, &AboutHandlers::GetAbout);
  return service;
}

}  // namespace

std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                         const Ports& ports) {
  std::vector<std::unique_ptr<grpc::Service>> services;
  services.push_back(MakeAboutService(pipeline, ports));
  return services;
}

}  // namespace copperplate::volunteers
