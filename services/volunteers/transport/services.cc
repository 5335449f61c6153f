#include "services/volunteers/transport/services.h"

#include "libs/rpc/service.h"
#include "services/volunteers/transport/about_handlers.h"
#include "services/volunteers/transport/duty_handlers.h"
#include "services/volunteers/transport/duty_import_handlers.h"
#include "services/volunteers/transport/duty_type_handlers.h"
#include "services/volunteers/transport/engagement_handlers.h"
#include "services/volunteers/transport/establishment_target_handlers.h"
#include "services/volunteers/transport/figure_feed_handlers.h"
#include "services/volunteers/transport/role_handlers.h"
#include "services/volunteers/transport/summary_handlers.h"
#include "services/volunteers/transport/vetting_handlers.h"
#include "services/volunteers/transport/volunteer_handlers.h"
#include "services/volunteers/transport/volunteer_import_handlers.h"
#include "services/volunteers/transport/watch_group_handlers.h"

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

std::unique_ptr<grpc::Service> MakeDutyTypeService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.DutyTypeService");
  const auto handlers = std::make_shared<const DutyTypeHandlers>(ports);
  service->Unary("GetDutyType", handlers, &DutyTypeHandlers::GetDutyType);
  service->Unary("ListDutyTypes", handlers, &DutyTypeHandlers::ListDutyTypes);
  service->Unary("CreateDutyType", handlers, &DutyTypeHandlers::CreateDutyType);
  service->Unary("UpdateDutyType", handlers, &DutyTypeHandlers::UpdateDutyType);
  return service;
}

std::unique_ptr<grpc::Service> MakeVolunteerService(
    rpc::Pipeline& pipeline, const Ports& ports,
    const std::shared_ptr<handler::UploadSlots>& slots) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.VolunteerService");
  const Clock& clock = pipeline.parts().clock;
  const auto handlers = std::make_shared<const VolunteerHandlers>(ports, clock);
  const auto uploads = MakeVolunteerUploads(slots, ports.volunteer_imports, clock);
  service->Unary("GetVolunteer", handlers, &VolunteerHandlers::GetVolunteer);
  service->Unary("ListVolunteers", handlers, &VolunteerHandlers::ListVolunteers);
  service->Unary("CreateVolunteer", handlers, &VolunteerHandlers::CreateVolunteer);
  service->Unary("UpdateVolunteer", handlers, &VolunteerHandlers::UpdateVolunteer);
  service->Sink("ImportVolunteers", uploads, &VolunteerUploads::Open);
  return service;
}

std::unique_ptr<grpc::Service> MakeVettingService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.VettingService");
  const auto handlers = std::make_shared<const VettingHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetVettingCheck", handlers, &VettingHandlers::GetVettingCheck);
  service->Unary("ListVettingChecks", handlers, &VettingHandlers::ListVettingChecks);
  service->Unary("CreateVettingCheck", handlers, &VettingHandlers::CreateVettingCheck);
  service->Unary("UpdateVettingCheck", handlers, &VettingHandlers::UpdateVettingCheck);
  service->Unary("MoveVettingCheck", handlers, &VettingHandlers::MoveVettingCheck);
  return service;
}

std::unique_ptr<grpc::Service> MakeEngagementService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.EngagementService");
  const auto handlers = std::make_shared<const EngagementHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetEngagement", handlers, &EngagementHandlers::GetEngagement);
  service->Unary("ListEngagements", handlers, &EngagementHandlers::ListEngagements);
  service->Unary("CreateEngagement", handlers, &EngagementHandlers::CreateEngagement);
  service->Unary("UpdateEngagement", handlers, &EngagementHandlers::UpdateEngagement);
  service->Unary("MoveEngagement", handlers, &EngagementHandlers::MoveEngagement);
  service->Unary("TransferEngagement", handlers, &EngagementHandlers::TransferEngagement);
  service->Unary("CorrectEngagement", handlers, &EngagementHandlers::CorrectEngagement);
  service->Unary("GetSupervision", handlers, &EngagementHandlers::GetSupervision);
  service->Unary("ListSupervisions", handlers, &EngagementHandlers::ListSupervisions);
  service->Unary("CreateSupervision", handlers, &EngagementHandlers::CreateSupervision);
  service->Unary("UpdateSupervision", handlers, &EngagementHandlers::UpdateSupervision);
  service->Unary("GetConsent", handlers, &EngagementHandlers::GetConsent);
  service->Unary("ListConsents", handlers, &EngagementHandlers::ListConsents);
  service->Unary("CreateConsent", handlers, &EngagementHandlers::CreateConsent);
  service->Unary("UpdateConsent", handlers, &EngagementHandlers::UpdateConsent);
  return service;
}

std::unique_ptr<grpc::Service> MakeEstablishmentTargetService(rpc::Pipeline& pipeline,
                                                              const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(
      pipeline, "copperplate.volunteers.v1.EstablishmentTargetService");
  using Handlers = EstablishmentTargetHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports);
  service->Unary("GetEstablishmentTarget", handlers, &Handlers::GetEstablishmentTarget);
  service->Unary("ListEstablishmentTargets", handlers, &Handlers::ListEstablishmentTargets);
  service->Unary("CreateEstablishmentTarget", handlers, &Handlers::CreateEstablishmentTarget);
  service->Unary("UpdateEstablishmentTarget", handlers, &Handlers::UpdateEstablishmentTarget);
  service->Unary("DeleteEstablishmentTarget", handlers, &Handlers::DeleteEstablishmentTarget);
  return service;
}

std::unique_ptr<grpc::Service> MakeWatchGroupService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.WatchGroupService");
  const auto handlers = std::make_shared<const WatchGroupHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetWatchGroup", handlers, &WatchGroupHandlers::GetWatchGroup);
  service->Unary("ListWatchGroups", handlers, &WatchGroupHandlers::ListWatchGroups);
  service->Unary("CreateWatchGroup", handlers, &WatchGroupHandlers::CreateWatchGroup);
  service->Unary("UpdateWatchGroup", handlers, &WatchGroupHandlers::UpdateWatchGroup);
  service->Unary("GetSite", handlers, &WatchGroupHandlers::GetSite);
  service->Unary("ListSites", handlers, &WatchGroupHandlers::ListSites);
  service->Unary("CreateSite", handlers, &WatchGroupHandlers::CreateSite);
  service->Unary("UpdateSite", handlers, &WatchGroupHandlers::UpdateSite);
  service->Unary("GetSession", handlers, &WatchGroupHandlers::GetSession);
  service->Unary("ListSessions", handlers, &WatchGroupHandlers::ListSessions);
  service->Unary("CreateSession", handlers, &WatchGroupHandlers::CreateSession);
  service->Unary("UpdateSession", handlers, &WatchGroupHandlers::UpdateSession);
  service->Unary("DeleteSession", handlers, &WatchGroupHandlers::DeleteSession);
  return service;
}

std::unique_ptr<grpc::Service> MakeFigureFeedService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.FigureFeedService");
  const auto handlers = std::make_shared<const FigureFeedHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetFigureMapping", handlers, &FigureFeedHandlers::GetFigureMapping);
  service->Unary("ListFigureMappings", handlers, &FigureFeedHandlers::ListFigureMappings);
  service->Unary("CreateFigureMapping", handlers, &FigureFeedHandlers::CreateFigureMapping);
  service->Unary("UpdateFigureMapping", handlers, &FigureFeedHandlers::UpdateFigureMapping);
  service->Unary("DeleteFigureMapping", handlers, &FigureFeedHandlers::DeleteFigureMapping);
  service->Unary("PublishVolunteerFigures", handlers, &FigureFeedHandlers::PublishVolunteerFigures);
  service->Unary("GetFigurePublication", handlers, &FigureFeedHandlers::GetFigurePublication);
  service->Unary("ListFigurePublications", handlers, &FigureFeedHandlers::ListFigurePublications);
  service->Unary("RetryFigurePublication", handlers, &FigureFeedHandlers::RetryFigurePublication);
  return service;
}

std::unique_ptr<grpc::Service> MakeVolunteerSummaryService(rpc::Pipeline& pipeline,
                                                           const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.VolunteerSummaryService");
  const auto handlers = std::make_shared<const SummaryHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetVolunteerSummary", handlers, &SummaryHandlers::GetVolunteerSummary);
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
  std::vector<std::unique_ptr<grpc::Service>> services;
  services.push_back(MakeAboutService(pipeline, ports));
  services.push_back(MakeRoleService(pipeline, ports));
  services.push_back(MakeDutyTypeService(pipeline, ports));
  services.push_back(MakeVolunteerService(pipeline, ports, slots));
  services.push_back(MakeVettingService(pipeline, ports));
  services.push_back(MakeEngagementService(pipeline, ports));
  services.push_back(MakeVolunteerSummaryService(pipeline, ports));
  services.push_back(MakeEstablishmentTargetService(pipeline, ports));
  services.push_back(MakeFigureFeedService(pipeline, ports));
  services.push_back(MakeWatchGroupService(pipeline, ports));
  services.push_back(MakeDutyService(pipeline, ports, slots, options));
  return services;
}

}  // namespace copperplate::volunteers
