// What volunteering in the force is made of.
#include <memory>

#include "libs/rpc/service.h"
#include "services/volunteers/transport/cadet_unit_handlers.h"
#include "services/volunteers/transport/duty_type_handlers.h"
#include "services/volunteers/transport/opportunity_handlers.h"
#include "services/volunteers/transport/role_handlers.h"
#include "services/volunteers/transport/service_groups.h"
#include "services/volunteers/transport/session_import_handlers.h"
#include "services/volunteers/transport/skill_handlers.h"
#include "services/volunteers/transport/speedwatch_standard_handlers.h"
#include "services/volunteers/transport/watch_group_handlers.h"

namespace copperplate::volunteers {
namespace {

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

std::unique_ptr<grpc::Service> MakeSkillService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.SkillService");
  const auto handlers = std::make_shared<const SkillHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetSkill", handlers, &SkillHandlers::GetSkill);
  service->Unary("ListSkills", handlers, &SkillHandlers::ListSkills);
  service->Unary("CreateSkill", handlers, &SkillHandlers::CreateSkill);
  service->Unary("UpdateSkill", handlers, &SkillHandlers::UpdateSkill);
  service->Unary("GetVolunteerSkill", handlers, &SkillHandlers::GetVolunteerSkill);
  service->Unary("ListVolunteerSkills", handlers, &SkillHandlers::ListVolunteerSkills);
  service->Unary("CreateVolunteerSkill", handlers, &SkillHandlers::CreateVolunteerSkill);
  service->Unary("UpdateVolunteerSkill", handlers, &SkillHandlers::UpdateVolunteerSkill);
  service->Unary("DeleteVolunteerSkill", handlers, &SkillHandlers::DeleteVolunteerSkill);
  return service;
}

std::unique_ptr<grpc::Service> MakeCadetUnitService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.CadetUnitService");
  const auto handlers = std::make_shared<const CadetUnitHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetCadetUnit", handlers, &CadetUnitHandlers::GetCadetUnit);
  service->Unary("ListCadetUnits", handlers, &CadetUnitHandlers::ListCadetUnits);
  service->Unary("CreateCadetUnit", handlers, &CadetUnitHandlers::CreateCadetUnit);
  service->Unary("UpdateCadetUnit", handlers, &CadetUnitHandlers::UpdateCadetUnit);
  service->Unary("DeleteCadetUnit", handlers, &CadetUnitHandlers::DeleteCadetUnit);
  return service;
}

std::unique_ptr<grpc::Service> MakeSpeedwatchStandardService(rpc::Pipeline& pipeline,
                                                             const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(
      pipeline, "copperplate.volunteers.v1.SpeedwatchStandardService");
  using Handlers = SpeedwatchStandardHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports);
  service->Unary("GetSpeedwatchStandard", handlers, &Handlers::GetSpeedwatchStandard);
  service->Unary("ListSpeedwatchStandards", handlers, &Handlers::ListSpeedwatchStandards);
  service->Unary("CreateSpeedwatchStandard", handlers, &Handlers::CreateSpeedwatchStandard);
  service->Unary("UpdateSpeedwatchStandard", handlers, &Handlers::UpdateSpeedwatchStandard);
  service->Unary("DeleteSpeedwatchStandard", handlers, &Handlers::DeleteSpeedwatchStandard);
  return service;
}

std::unique_ptr<grpc::Service> MakeWatchGroupService(
    rpc::Pipeline& pipeline, const Ports& ports,
    const std::shared_ptr<handler::UploadSlots>& slots) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.WatchGroupService");
  const Clock& clock = pipeline.parts().clock;
  const auto handlers = std::make_shared<const WatchGroupHandlers>(ports, clock);
  const auto uploads = MakeSessionUploads(slots, ports.session_imports, clock);
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
  service->Sink("ImportSessions", uploads, &SessionUploads::Open);
  return service;
}

std::unique_ptr<grpc::Service> MakeOpportunityService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.OpportunityService");
  using Handlers = OpportunityHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports, pipeline.parts().clock);
  service->Unary("GetOpportunity", handlers, &Handlers::GetOpportunity);
  service->Unary("ListOpportunities", handlers, &Handlers::ListOpportunities);
  service->Unary("CreateOpportunity", handlers, &Handlers::CreateOpportunity);
  service->Unary("UpdateOpportunity", handlers, &Handlers::UpdateOpportunity);
  service->Unary("MoveOpportunity", handlers, &Handlers::MoveOpportunity);
  service->Unary("MatchOpportunity", handlers, &Handlers::MatchOpportunity);
  service->Unary("GetMatch", handlers, &Handlers::GetMatch);
  service->Unary("ListMatches", handlers, &Handlers::ListMatches);
  service->Unary("CreateMatch", handlers, &Handlers::CreateMatch);
  service->Unary("MoveMatch", handlers, &Handlers::MoveMatch);
  return service;
}

}  // namespace

void AddCatalogueServices(rpc::Pipeline& pipeline, const Ports& ports,
                          const std::shared_ptr<handler::UploadSlots>& slots, Services& services) {
  services.push_back(MakeRoleService(pipeline, ports));
  services.push_back(MakeDutyTypeService(pipeline, ports));
  services.push_back(MakeSkillService(pipeline, ports));
  services.push_back(MakeCadetUnitService(pipeline, ports));
  services.push_back(MakeSpeedwatchStandardService(pipeline, ports));
  services.push_back(MakeWatchGroupService(pipeline, ports, slots));
  services.push_back(MakeOpportunityService(pipeline, ports));
}

}  // namespace copperplate::volunteers
