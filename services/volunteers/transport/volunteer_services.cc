// Who volunteers, and what becomes of them.
#include <memory>

#include "libs/rpc/service.h"
#include "services/volunteers/transport/availability_handlers.h"
#include "services/volunteers/transport/engagement_handlers.h"
#include "services/volunteers/transport/event_permission_handlers.h"
#include "services/volunteers/transport/exit_interview_handlers.h"
#include "services/volunteers/transport/export_handlers.h"
#include "services/volunteers/transport/privacy_handlers.h"
#include "services/volunteers/transport/recognition_handlers.h"
#include "services/volunteers/transport/service_groups.h"
#include "services/volunteers/transport/vetting_handlers.h"
#include "services/volunteers/transport/volunteer_handlers.h"
#include "services/volunteers/transport/volunteer_import_handlers.h"

namespace copperplate::volunteers {
namespace {

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
  service->Unary("MergeVolunteer", handlers, &VolunteerHandlers::MergeVolunteer);
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
  service->Unary("CorrectVettingCheck", handlers, &VettingHandlers::CorrectVettingCheck);
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

}  // namespace

void AddVolunteerServices(rpc::Pipeline& pipeline, const Ports& ports,
                          const std::shared_ptr<handler::UploadSlots>& slots, Services& services) {
  services.push_back(MakeVolunteerService(pipeline, ports, slots));
  services.push_back(MakeVettingService(pipeline, ports));
  services.push_back(MakeEngagementService(pipeline, ports));
  services.push_back(MakeAvailabilityService(pipeline, ports));
  services.push_back(MakeEventPermissionService(pipeline, ports));
  services.push_back(MakeExitInterviewService(pipeline, ports));
  services.push_back(MakeRecognitionService(pipeline, ports));
  services.push_back(MakePrivacyService(pipeline, ports));
}

}  // namespace copperplate::volunteers
