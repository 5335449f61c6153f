#include "services/governance/transport/services.h"

#include "libs/rpc/service.h"
#include "services/governance/transport/about_handlers.h"
#include "services/governance/transport/service_groups.h"

namespace copperplate::governance {
namespace {

constexpr char kAboutService[] = "copperplate.governance.v1.AboutService";

std::unique_ptr<grpc::Service> MakeAboutService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, kAboutService);
  const auto handlers = std::make_shared<const AboutHandlers>(ports);
  service->Unary("GetAbout", handlers, &AboutHandlers::GetAbout);
  return service;
}

}  // namespace

std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                         const Ports& ports) {
  Services services;
  services.push_back(MakeAboutService(pipeline, ports));
  AddBodyServices(pipeline, ports, services);
  AddPackServices(pipeline, ports, services);
  AddActionServices(pipeline, ports, services);
  AddReportServices(pipeline, ports, services);
  AddDecisionServices(pipeline, ports, services);
  AddForwardPlanService(pipeline, ports, services);
  AddRiskServices(pipeline, ports, services);
  AddSettingsServices(pipeline, ports, services);
  return services;
}

}  // namespace copperplate::governance
