#include "services/volunteers/transport/services.h"

#include "libs/rpc/service.h"
#include "services/volunteers/transport/about_handlers.h"
#include "services/volunteers/transport/duty_handlers.h"
#include "services/volunteers/transport/duty_import_handlers.h"
#include "services/volunteers/transport/service_groups.h"

namespace copperplate::volunteers {
namespace {

constexpr char kAboutService[] = "copperplate.volunteers.v1.AboutService";

std::unique_ptr<grpc::Service> MakeAboutService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, kAboutService);
  const auto handlers = std::make_shared<const AboutHandlers>(ports);
  service->Unary("GetAbout", handlers, &AboutHandlers::GetAbout);
  return service;
}

std::unique_ptr<grpc::Service> MakeDutyService(rpc::Pipeline& pipeline, const Ports& ports,
                                               const std::shared_ptr<handler::UploadSlots>& slots,
                                               const DutyImportOptions& options) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.DutyService");
  const Clock& clock = pipeline.parts().clock;
  const auto handlers = std::make_shared<const DutyHandlers>(ports, clock);
  const auto uploads = MakeDutyUploads(slots, {ports.duty_imports, ports.duties, options}, clock);
  service->Unary("GetDuty", handlers, &DutyHandlers::GetDuty);
  service->Unary("ListDuties", handlers, &DutyHandlers::ListDuties);
  service->Unary("GetRestReview", handlers, &DutyHandlers::GetRestReview);
  service->Unary("CreateDuty", handlers, &DutyHandlers::CreateDuty);
  service->Unary("BatchCreateDuties", handlers, &DutyHandlers::BatchCreateDuties);
  service->Sink("ImportDuties", uploads, &DutyUploads::Open);
  service->Unary("MoveDuty", handlers, &DutyHandlers::MoveDuty);
  service->Unary("AmendDuty", handlers, &DutyHandlers::AmendDuty);
  return service;
}

}  // namespace

std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                         const Ports& ports,
                                                         const DutyImportOptions& options) {
  const auto slots = std::make_shared<handler::UploadSlots>();
  Services services;
  services.push_back(MakeAboutService(pipeline, ports));
  AddCatalogueServices(pipeline, ports, slots, services);
  AddVolunteerServices(pipeline, ports, slots, services);
  services.push_back(MakeDutyService(pipeline, ports, slots, options));
  AddFigureServices(pipeline, ports, services);
  return services;
}

}  // namespace copperplate::volunteers
