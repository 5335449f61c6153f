#include "services/volunteers/transport/services.h"

#include "libs/rpc/service.h"
#include "services/volunteers/transport/about_handlers.h"
#include "services/volunteers/transport/availability_handlers.h"
#include "services/volunteers/transport/cadet_unit_handlers.h"
#include "services/volunteers/transport/duty_handlers.h"
#include "services/volunteers/transport/duty_import_handlers.h"
#include "services/volunteers/transport/duty_type_handlers.h"
#include "services/volunteers/transport/engagement_handlers.h"
#include "services/volunteers/transport/engagement_review_handlers.h"
#include "services/volunteers/transport/equality_handlers.h"
#include "services/volunteers/transport/establishment_target_handlers.h"
#include "services/volunteers/transport/event_permission_handlers.h"
#include "services/volunteers/transport/exit_interview_handlers.h"
#include "services/volunteers/transport/export_handlers.h"
#include "services/volunteers/transport/figure_feed_handlers.h"
#include "services/volunteers/transport/opportunity_handlers.h"
#include "services/volunteers/transport/privacy_handlers.h"
#include "services/volunteers/transport/recognition_handlers.h"
#include "services/volunteers/transport/review_standard_handlers.h"
#include "services/volunteers/transport/role_handlers.h"
#include "services/volunteers/transport/skill_handlers.h"
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

std::unique_ptr<grpc::Service> MakeAvailabilityService(rpc::Pipeline& pipeline,
                                                       const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.AvailabilityService");
  using Handlers = AvailabilityHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports);
  service->Unary("GetAvailability", handlers, &Handlers::GetAvailability);
  service->Unary("ListAvailabilities", handlers, &Handlers::ListAvailabilities);
  service->Unary("CreateAvailability", handlers, &Handlers::CreateAvailability);
  service->Unary("UpdateAvailability", handlers, &Handlers::UpdateAvailability);
  service->Unary("DeleteAvailability", handlers, &Handlers::DeleteAvailability);
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

std::unique_ptr<grpc::Service> MakeEventPermissionService(rpc::Pipeline& pipeline,
                                                          const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.EventPermissionService");
  using Handlers = EventPermissionHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports, pipeline.parts().clock);
  service->Unary("GetEventPermission", handlers, &Handlers::GetEventPermission);
  service->Unary("ListEventPermissions", handlers, &Handlers::ListEventPermissions);
  service->Unary("CreateEventPermission", handlers, &Handlers::CreateEventPermission);
  service->Unary("UpdateEventPermission", handlers, &Handlers::UpdateEventPermission);
  service->Unary("DeleteEventPermission", handlers, &Handlers::DeleteEventPermission);
  return service;
}

std::unique_ptr<grpc::Service> MakeExitInterviewService(rpc::Pipeline& pipeline,
                                                        const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.ExitInterviewService");
  using Handlers = ExitInterviewHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports, pipeline.parts().clock);
  service->Unary("RecordExitInterview", handlers, &Handlers::RecordExitInterview);
  return service;
}

std::unique_ptr<grpc::Service> MakeRecognitionService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.RecognitionService");
  const auto handlers = std::make_shared<const RecognitionHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetRecognition", handlers, &RecognitionHandlers::GetRecognition);
  service->Unary("ListRecognitions", handlers, &RecognitionHandlers::ListRecognitions);
  service->Unary("CreateRecognition", handlers, &RecognitionHandlers::CreateRecognition);
  service->Unary("UpdateRecognition", handlers, &RecognitionHandlers::UpdateRecognition);
  service->Unary("DeleteRecognition", handlers, &RecognitionHandlers::DeleteRecognition);
  return service;
}

std::unique_ptr<grpc::Service> MakeReviewStandardService(rpc::Pipeline& pipeline,
                                                         const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.ReviewStandardService");
  using Handlers = ReviewStandardHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports);
  service->Unary("GetReviewStandard", handlers, &Handlers::GetReviewStandard);
  service->Unary("ListReviewStandards", handlers, &Handlers::ListReviewStandards);
  service->Unary("CreateReviewStandard", handlers, &Handlers::CreateReviewStandard);
  service->Unary("UpdateReviewStandard", handlers, &Handlers::UpdateReviewStandard);
  service->Unary("DeleteReviewStandard", handlers, &Handlers::DeleteReviewStandard);
  return service;
}

std::unique_ptr<grpc::Service> MakeEngagementReviewService(rpc::Pipeline& pipeline,
                                                           const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.EngagementReviewService");
  using Handlers = EngagementReviewHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports, pipeline.parts().clock);
  service->Unary("GetEngagementReview", handlers, &Handlers::GetEngagementReview);
  service->Unary("ListEngagementReviews", handlers, &Handlers::ListEngagementReviews);
  service->Unary("ListRecognitionsDue", handlers, &Handlers::ListRecognitionsDue);
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

std::unique_ptr<grpc::Service> MakePrivacyService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.PrivacyService");
  const auto handlers = std::make_shared<const PrivacyHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetRetentionRule", handlers, &PrivacyHandlers::GetRetentionRule);
  service->Unary("ListRetentionRules", handlers, &PrivacyHandlers::ListRetentionRules);
  service->Unary("CreateRetentionRule", handlers, &PrivacyHandlers::CreateRetentionRule);
  service->Unary("UpdateRetentionRule", handlers, &PrivacyHandlers::UpdateRetentionRule);
  service->Unary("DeleteRetentionRule", handlers, &PrivacyHandlers::DeleteRetentionRule);
  service->Unary("GetLegalHold", handlers, &PrivacyHandlers::GetLegalHold);
  service->Unary("ListLegalHolds", handlers, &PrivacyHandlers::ListLegalHolds);
  service->Unary("CreateLegalHold", handlers, &PrivacyHandlers::CreateLegalHold);
  service->Unary("UpdateLegalHold", handlers, &PrivacyHandlers::UpdateLegalHold);
  service->Unary("ReleaseLegalHold", handlers, &PrivacyHandlers::ReleaseLegalHold);
  service->Unary("AnonymiseVolunteer", handlers, &PrivacyHandlers::AnonymiseVolunteer);
  service->Unary("ListRetentionDue", handlers, &PrivacyHandlers::ListRetentionDue);
  const auto exports =
      std::make_shared<const ExportHandlers>(ports.exporter, pipeline.parts().clock);
  service->Unary("ExportVolunteer", exports, &ExportHandlers::ExportVolunteer);
  return service;
}

std::unique_ptr<grpc::Service> MakeEqualityService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.EqualityService");
  using Handlers = EqualityHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports, pipeline.parts().clock);
  service->Unary("GetEqualityCharacteristic", handlers, &Handlers::GetEqualityCharacteristic);
  service->Unary("ListEqualityCharacteristics", handlers, &Handlers::ListEqualityCharacteristics);
  service->Unary("CreateEqualityCharacteristic", handlers, &Handlers::CreateEqualityCharacteristic);
  service->Unary("UpdateEqualityCharacteristic", handlers, &Handlers::UpdateEqualityCharacteristic);
  service->Unary("GetEqualityBenchmark", handlers, &Handlers::GetEqualityBenchmark);
  service->Unary("ListEqualityBenchmarks", handlers, &Handlers::ListEqualityBenchmarks);
  service->Unary("CreateEqualityBenchmark", handlers, &Handlers::CreateEqualityBenchmark);
  service->Unary("UpdateEqualityBenchmark", handlers, &Handlers::UpdateEqualityBenchmark);
  service->Unary("DeleteEqualityBenchmark", handlers, &Handlers::DeleteEqualityBenchmark);
  service->Unary("DeclareEquality", handlers, &Handlers::DeclareEquality);
  service->Unary("GetVolunteerEqualityTable", handlers, &Handlers::GetVolunteerEqualityTable);
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
  services.push_back(MakeCadetUnitService(pipeline, ports));
  services.push_back(MakeSkillService(pipeline, ports));
  services.push_back(MakeVolunteerService(pipeline, ports, slots));
  services.push_back(MakeAvailabilityService(pipeline, ports));
  services.push_back(MakeOpportunityService(pipeline, ports));
  services.push_back(MakeVettingService(pipeline, ports));
  services.push_back(MakeEngagementService(pipeline, ports));
  services.push_back(MakeEventPermissionService(pipeline, ports));
  services.push_back(MakeVolunteerSummaryService(pipeline, ports));
  services.push_back(MakeExitInterviewService(pipeline, ports));
  services.push_back(MakeRecognitionService(pipeline, ports));
  services.push_back(MakeReviewStandardService(pipeline, ports));
  services.push_back(MakeEngagementReviewService(pipeline, ports));
  services.push_back(MakeEstablishmentTargetService(pipeline, ports));
  services.push_back(MakeFigureFeedService(pipeline, ports));
  services.push_back(MakePrivacyService(pipeline, ports));
  services.push_back(MakeEqualityService(pipeline, ports));
  services.push_back(MakeWatchGroupService(pipeline, ports));
  services.push_back(MakeDutyService(pipeline, ports, slots, options));
  return services;
}

}  // namespace copperplate::volunteers
