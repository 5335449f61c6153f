#include "services/volunteers/transport/services.h"

#include "libs/rpc/service.h"
#include "services/volunteers/transport/about_handlers.h"
#include "services/volunteers/transport/role_handlers.h"
#include "services/volunteers/transport/volunteer_handlers.h"

namespace copperplate::volunteers {
namespace {

constexpr char kAboutService[] = "copperplate.volunteers.v1.AboutService";

std::unique_ptr<grpc::Service> MakeAboutService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, kAboutService);
  const auto handlers = std::make_shared<const AboutHandlers>(ports);
  service->Unary("GetAbout", handlers, &AboutHandlers::GetAbout);
  return service;
}

std::unique_ptr<grpc::Service> MakeRoleService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.RoleService");
  const auto handlers = std::make_shared<const RoleHandlers>(ports);
  service->Unary("GetRole", handlers, &RoleHandlers::GetRole);
  service->Unary("ListRoles", handlers, &RoleHandlers::ListRoles);
  service->Unary("CreateRole", handlers, &RoleHandlers::CreateRole);
  service->Unary("UpdateRole", handlers, &RoleHandlers::UpdateRole);
  return service;
}

std::unique_ptr<grpc::Service> MakeVolunteerService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.VolunteerService");
  const auto handlers = std::make_shared<const VolunteerHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetVolunteer", handlers, &VolunteerHandlers::GetVolunteer);
  service->Unary("ListVolunteers", handlers, &VolunteerHandlers::ListVolunteers);
  service->Unary("CreateVolunteer", handlers, &VolunteerHandlers::CreateVolunteer);
  service->Unary("UpdateVolunteer", handlers, &VolunteerHandlers::UpdateVolunteer);
  return service;
}

}  // namespace

std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                         const Ports& ports) {
  std::vector<std::unique_ptr<grpc::Service>> services;
  services.push_back(MakeAboutService(pipeline, ports));
  services.push_back(MakeRoleService(pipeline, ports));
  services.push_back(MakeVolunteerService(pipeline, ports));
  return services;
}

}  // namespace copperplate::volunteers
