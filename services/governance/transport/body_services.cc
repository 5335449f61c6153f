// Bodies and their meetings.
#include <memory>

#include "libs/rpc/service.h"
#include "services/governance/transport/agenda_item_handlers.h"
#include "services/governance/transport/attendance_handlers.h"
#include "services/governance/transport/body_handlers.h"
#include "services/governance/transport/declaration_handlers.h"
#include "services/governance/transport/meeting_handlers.h"
#include "services/governance/transport/membership_handlers.h"
#include "services/governance/transport/minutes_handlers.h"
#include "services/governance/transport/office_handlers.h"
#include "services/governance/transport/outcome_handlers.h"
#include "services/governance/transport/paper_handlers.h"
#include "services/governance/transport/paper_uploads.h"
#include "services/governance/transport/service_groups.h"

namespace copperplate::governance {
namespace {

std::unique_ptr<grpc::Service> MakeBodyService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.BodyService");
  const auto handlers = std::make_shared<const BodyHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetBody", handlers, &BodyHandlers::GetBody);
  service->Unary("ListBodies", handlers, &BodyHandlers::ListBodies);
  service->Unary("CreateBody", handlers, &BodyHandlers::CreateBody);
  service->Unary("UpdateBody", handlers, &BodyHandlers::UpdateBody);
  service->Unary("DeleteBody", handlers, &BodyHandlers::DeleteBody);
  service->Unary("ListAttendanceRates", handlers, &BodyHandlers::ListAttendanceRates);
  return service;
}

std::unique_ptr<grpc::Service> MakeOfficeService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.OfficeService");
  const auto handlers = std::make_shared<const OfficeHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetOffice", handlers, &OfficeHandlers::GetOffice);
  service->Unary("ListOffices", handlers, &OfficeHandlers::ListOffices);
  service->Unary("CreateOffice", handlers, &OfficeHandlers::CreateOffice);
  service->Unary("UpdateOffice", handlers, &OfficeHandlers::UpdateOffice);
  service->Unary("DeleteOffice", handlers, &OfficeHandlers::DeleteOffice);
  return service;
}

std::unique_ptr<grpc::Service> MakeMembershipService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.MembershipService");
  const auto handlers = std::make_shared<const MembershipHandlers>(ports);
  service->Unary("GetMembership", handlers, &MembershipHandlers::GetMembership);
  service->Unary("ListMemberships", handlers, &MembershipHandlers::ListMemberships);
  service->Unary("CreateMembership", handlers, &MembershipHandlers::CreateMembership);
  service->Unary("UpdateMembership", handlers, &MembershipHandlers::UpdateMembership);
  service->Unary("DeleteMembership", handlers, &MembershipHandlers::DeleteMembership);
  return service;
}

std::unique_ptr<grpc::Service> MakeMeetingService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.MeetingService");
  const auto handlers = std::make_shared<const MeetingHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetMeeting", handlers, &MeetingHandlers::GetMeeting);
  service->Unary("ListMeetings", handlers, &MeetingHandlers::ListMeetings);
  service->Unary("CreateMeeting", handlers, &MeetingHandlers::CreateMeeting);
  service->Unary("UpdateMeeting", handlers, &MeetingHandlers::UpdateMeeting);
  service->Unary("PublishMeetingAgenda", handlers, &MeetingHandlers::PublishMeetingAgenda);
  service->Unary("OpenMeeting", handlers, &MeetingHandlers::OpenMeeting);
  service->Unary("CloseMeeting", handlers, &MeetingHandlers::CloseMeeting);
  service->Unary("MinuteMeeting", handlers, &MeetingHandlers::MinuteMeeting);
  service->Unary("CancelMeeting", handlers, &MeetingHandlers::CancelMeeting);
  service->Unary("PostponeMeeting", handlers, &MeetingHandlers::PostponeMeeting);
  service->Unary("GetMeetingPublicRecord", handlers, &MeetingHandlers::GetMeetingPublicRecord);
  return service;
}

std::unique_ptr<grpc::Service> MakeAgendaItemService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.AgendaItemService");
  const auto handlers = std::make_shared<const AgendaItemHandlers>(ports);
  service->Unary("GetAgendaItem", handlers, &AgendaItemHandlers::GetAgendaItem);
  service->Unary("ListAgendaItems", handlers, &AgendaItemHandlers::ListAgendaItems);
  service->Unary("CreateAgendaItem", handlers, &AgendaItemHandlers::CreateAgendaItem);
  service->Unary("UpdateAgendaItem", handlers, &AgendaItemHandlers::UpdateAgendaItem);
  service->Unary("DeleteAgendaItem", handlers, &AgendaItemHandlers::DeleteAgendaItem);
  return service;
}

std::unique_ptr<grpc::Service> MakeAttendanceService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.AttendanceService");
  const auto handlers = std::make_shared<const AttendanceHandlers>(ports);
  service->Unary("GetAttendance", handlers, &AttendanceHandlers::GetAttendance);
  service->Unary("ListAttendances", handlers, &AttendanceHandlers::ListAttendances);
  service->Unary("CreateAttendance", handlers, &AttendanceHandlers::CreateAttendance);
  service->Unary("UpdateAttendance", handlers, &AttendanceHandlers::UpdateAttendance);
  service->Unary("DeleteAttendance", handlers, &AttendanceHandlers::DeleteAttendance);
  return service;
}

std::unique_ptr<grpc::Service> MakeDeclarationService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.DeclarationService");
  const auto handlers = std::make_shared<const DeclarationHandlers>(ports);
  service->Unary("GetDeclaration", handlers, &DeclarationHandlers::GetDeclaration);
  service->Unary("ListDeclarations", handlers, &DeclarationHandlers::ListDeclarations);
  service->Unary("CreateDeclaration", handlers, &DeclarationHandlers::CreateDeclaration);
  service->Unary("UpdateDeclaration", handlers, &DeclarationHandlers::UpdateDeclaration);
  service->Unary("DeleteDeclaration", handlers, &DeclarationHandlers::DeleteDeclaration);
  return service;
}

std::unique_ptr<grpc::Service> MakeOutcomeService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.OutcomeService");
  const auto handlers = std::make_shared<const OutcomeHandlers>(ports);
  service->Unary("GetOutcome", handlers, &OutcomeHandlers::GetOutcome);
  service->Unary("ListOutcomes", handlers, &OutcomeHandlers::ListOutcomes);
  service->Unary("CreateOutcome", handlers, &OutcomeHandlers::CreateOutcome);
  service->Unary("UpdateOutcome", handlers, &OutcomeHandlers::UpdateOutcome);
  service->Unary("DeleteOutcome", handlers, &OutcomeHandlers::DeleteOutcome);
  return service;
}

std::unique_ptr<grpc::Service> MakeMinutesService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.MinutesService");
  const auto handlers = std::make_shared<const MinutesHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetMinutes", handlers, &MinutesHandlers::GetMinutes);
  service->Unary("ListMinutes", handlers, &MinutesHandlers::ListMinutes);
  service->Unary("CreateMinutes", handlers, &MinutesHandlers::CreateMinutes);
  service->Unary("UpdateMinutes", handlers, &MinutesHandlers::UpdateMinutes);
  service->Unary("CirculateMinutes", handlers, &MinutesHandlers::CirculateMinutes);
  service->Unary("ApproveMinutes", handlers, &MinutesHandlers::ApproveMinutes);
  service->Unary("SignMinutes", handlers, &MinutesHandlers::SignMinutes);
  service->Unary("PublishMinutes", handlers, &MinutesHandlers::PublishMinutes);
  service->Unary("CorrectMinutes", handlers, &MinutesHandlers::CorrectMinutes);
  return service;
}

std::unique_ptr<grpc::Service> MakePaperService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.PaperService");
  const auto slots = std::make_shared<handler::UploadSlots>();
  const auto handlers = std::make_shared<const PaperHandlers>(ports);
  service->Unary("GetPaper", handlers, &PaperHandlers::GetPaper);
  service->Unary("ListPapers", handlers, &PaperHandlers::ListPapers);
  service->Unary("CreatePaper", handlers, &PaperHandlers::CreatePaper);
  service->Unary("UpdatePaper", handlers, &PaperHandlers::UpdatePaper);
  service->Unary("DeletePaper", handlers, &PaperHandlers::DeletePaper);
  service->Unary("SubmitPaper", handlers, &PaperHandlers::SubmitPaper);
  service->Unary("ClearPaper", handlers, &PaperHandlers::ClearPaper);
  service->Unary("IssuePaper", handlers, &PaperHandlers::IssuePaper);
  service->Unary("WithdrawPaper", handlers, &PaperHandlers::WithdrawPaper);
  service->Sink("UploadPaper", MakePaperUploads(slots, ports), &PaperUploads::Open);
  service->Sink("ReplacePaper", MakePaperReplacements(slots, ports), &PaperReplacements::Open);
  service->Source("DownloadPaper", handlers, &PaperHandlers::DownloadPaper);
  return service;
}

}  // namespace

void AddBodyServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services) {
  services.push_back(MakeBodyService(pipeline, ports));
  services.push_back(MakeOfficeService(pipeline, ports));
  services.push_back(MakeMembershipService(pipeline, ports));
  services.push_back(MakeMeetingService(pipeline, ports));
  services.push_back(MakeAgendaItemService(pipeline, ports));
  services.push_back(MakeAttendanceService(pipeline, ports));
  services.push_back(MakeDeclarationService(pipeline, ports));
  services.push_back(MakeOutcomeService(pipeline, ports));
  services.push_back(MakeMinutesService(pipeline, ports));
  services.push_back(MakePaperService(pipeline, ports));
}

}  // namespace copperplate::governance
