#include "services/delivery/transport/plan_services.h"

#include "libs/handler/uploads.h"
#include "libs/rpc/service.h"
#include "services/delivery/transport/action_handlers.h"
#include "services/delivery/transport/activity_handlers.h"
#include "services/delivery/transport/board_handler.h"
#include "services/delivery/transport/lead_handlers.h"
#include "services/delivery/transport/milestone_handlers.h"
#include "services/delivery/transport/plan_handlers.h"
#include "services/delivery/transport/plan_import_handlers.h"
#include "services/delivery/transport/theme_handlers.h"

namespace copperplate::delivery {
namespace {

std::unique_ptr<grpc::Service> MakePlanService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.delivery.v1.PlanService");
  const Clock& clock = pipeline.parts().clock;
  const auto handlers = std::make_shared<const PlanHandlers>(ports.plans, clock);
  const auto imports =
      std::make_shared<const PlanImportHandlers>(ports.plan_imports, ports.boards, clock);
  const auto boards = std::make_shared<const BoardHandler>(ports.boards, ports.verdicts, clock);
  const auto uploads =
      MakePlanUploads(std::make_shared<handler::UploadSlots>(), ports.plan_imports);
  service->Unary("GetPlan", handlers, &PlanHandlers::GetPlan);
  service->Unary("ListPlans", handlers, &PlanHandlers::ListPlans);
  service->Unary("CreatePlan", handlers, &PlanHandlers::CreatePlan);
  service->Unary("UpdatePlan", handlers, &PlanHandlers::UpdatePlan);
  service->Unary("ActivatePlan", handlers, &PlanHandlers::ActivatePlan);
  service->Unary("SupersedePlan", handlers, &PlanHandlers::SupersedePlan);
  service->Sink("ImportPlan", uploads, &PlanUploads::Open);
  service->Unary("ImportPlanDocument", imports, &PlanImportHandlers::ImportPlanDocument);
  service->Unary("ExportPlan", imports, &PlanImportHandlers::ExportPlan);
  service->Unary("GetBoard", boards, &BoardHandler::GetBoard);
  return service;
}

std::unique_ptr<grpc::Service> MakeThemeService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.delivery.v1.ThemeService");
  const auto handlers = std::make_shared<const ThemeHandlers>(ports);
  service->Unary("GetTheme", handlers, &ThemeHandlers::GetTheme);
  service->Unary("ListThemes", handlers, &ThemeHandlers::ListThemes);
  service->Unary("CreateTheme", handlers, &ThemeHandlers::CreateTheme);
  service->Unary("UpdateTheme", handlers, &ThemeHandlers::UpdateTheme);
  service->Unary("DeleteTheme", handlers, &ThemeHandlers::DeleteTheme);
  service->Unary("GetObjective", handlers, &ThemeHandlers::GetObjective);
  service->Unary("ListObjectives", handlers, &ThemeHandlers::ListObjectives);
  service->Unary("CreateObjective", handlers, &ThemeHandlers::CreateObjective);
  service->Unary("UpdateObjective", handlers, &ThemeHandlers::UpdateObjective);
  service->Unary("DeleteObjective", handlers, &ThemeHandlers::DeleteObjective);
  service->Unary("GetBusinessIntelligenceItem", handlers,
                 &ThemeHandlers::GetBusinessIntelligenceItem);
  service->Unary("ListBusinessIntelligenceItems", handlers,
                 &ThemeHandlers::ListBusinessIntelligenceItems);
  service->Unary("CreateBusinessIntelligenceItem", handlers,
                 &ThemeHandlers::CreateBusinessIntelligenceItem);
  service->Unary("UpdateBusinessIntelligenceItem", handlers,
                 &ThemeHandlers::UpdateBusinessIntelligenceItem);
  service->Unary("DeleteBusinessIntelligenceItem", handlers,
                 &ThemeHandlers::DeleteBusinessIntelligenceItem);
  return service;
}

std::unique_ptr<grpc::Service> MakeActionService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.delivery.v1.ActionService");
  const auto handlers = std::make_shared<const ActionHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetPriorityAction", handlers, &ActionHandlers::GetPriorityAction);
  service->Unary("ListPriorityActions", handlers, &ActionHandlers::ListPriorityActions);
  service->Unary("CreatePriorityAction", handlers, &ActionHandlers::CreatePriorityAction);
  service->Unary("UpdatePriorityAction", handlers, &ActionHandlers::UpdatePriorityAction);
  service->Unary("WithdrawPriorityAction", handlers, &ActionHandlers::WithdrawPriorityAction);
  service->Unary("GetOpportunity", handlers, &ActionHandlers::GetOpportunity);
  service->Unary("ListOpportunities", handlers, &ActionHandlers::ListOpportunities);
  service->Unary("CreateOpportunity", handlers, &ActionHandlers::CreateOpportunity);
  service->Unary("UpdateOpportunity", handlers, &ActionHandlers::UpdateOpportunity);
  service->Unary("DeleteOpportunity", handlers, &ActionHandlers::DeleteOpportunity);
  service->Unary("GetIndicatorLink", handlers, &ActionHandlers::GetIndicatorLink);
  service->Unary("ListIndicatorLinks", handlers, &ActionHandlers::ListIndicatorLinks);
  service->Unary("CreateIndicatorLink", handlers, &ActionHandlers::CreateIndicatorLink);
  service->Unary("UpdateIndicatorLink", handlers, &ActionHandlers::UpdateIndicatorLink);
  service->Unary("DeleteIndicatorLink", handlers, &ActionHandlers::DeleteIndicatorLink);
  return service;
}

std::unique_ptr<grpc::Service> MakeActivityService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.delivery.v1.ActivityService");
  const auto handlers = std::make_shared<const ActivityHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetActivity", handlers, &ActivityHandlers::GetActivity);
  service->Unary("ListActivities", handlers, &ActivityHandlers::ListActivities);
  service->Unary("CreateActivity", handlers, &ActivityHandlers::CreateActivity);
  service->Unary("UpdateActivity", handlers, &ActivityHandlers::UpdateActivity);
  service->Unary("WithdrawActivity", handlers, &ActivityHandlers::WithdrawActivity);
  service->Unary("ReportActivity", handlers, &ActivityHandlers::ReportActivity);
  service->Unary("GetStatusEntry", handlers, &ActivityHandlers::GetStatusEntry);
  service->Unary("ListStatusEntries", handlers, &ActivityHandlers::ListStatusEntries);
  service->Unary("GetPlanLink", handlers, &ActivityHandlers::GetPlanLink);
  service->Unary("ListPlanLinks", handlers, &ActivityHandlers::ListPlanLinks);
  service->Unary("CreatePlanLink", handlers, &ActivityHandlers::CreatePlanLink);
  service->Unary("UpdatePlanLink", handlers, &ActivityHandlers::UpdatePlanLink);
  service->Unary("DeletePlanLink", handlers, &ActivityHandlers::DeletePlanLink);
  return service;
}

std::unique_ptr<grpc::Service> MakeLeadService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.delivery.v1.LeadService");
  const auto handlers = std::make_shared<const LeadHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetLead", handlers, &LeadHandlers::GetLead);
  service->Unary("ListLeads", handlers, &LeadHandlers::ListLeads);
  service->Unary("CreateLead", handlers, &LeadHandlers::CreateLead);
  service->Unary("UpdateLead", handlers, &LeadHandlers::UpdateLead);
  service->Unary("EndLead", handlers, &LeadHandlers::EndLead);
  return service;
}

std::unique_ptr<grpc::Service> MakeMilestoneService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.delivery.v1.MilestoneService");
  const auto handlers = std::make_shared<const MilestoneHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetMilestone", handlers, &MilestoneHandlers::GetMilestone);
  service->Unary("ListMilestones", handlers, &MilestoneHandlers::ListMilestones);
  service->Unary("CreateMilestone", handlers, &MilestoneHandlers::CreateMilestone);
  service->Unary("UpdateMilestone", handlers, &MilestoneHandlers::UpdateMilestone);
  service->Unary("ReviseDueMilestone", handlers, &MilestoneHandlers::ReviseDueMilestone);
  service->Unary("MeetMilestone", handlers, &MilestoneHandlers::MeetMilestone);
  service->Unary("ReopenMilestone", handlers, &MilestoneHandlers::ReopenMilestone);
  service->Unary("DeleteMilestone", handlers, &MilestoneHandlers::DeleteMilestone);
  return service;
}

}  // namespace

std::vector<std::unique_ptr<grpc::Service>> MakePlanServices(rpc::Pipeline& pipeline,
                                                             const Ports& ports) {
  std::vector<std::unique_ptr<grpc::Service>> services;
  services.push_back(MakePlanService(pipeline, ports));
  services.push_back(MakeThemeService(pipeline, ports));
  services.push_back(MakeActionService(pipeline, ports));
  services.push_back(MakeActivityService(pipeline, ports));
  services.push_back(MakeLeadService(pipeline, ports));
  services.push_back(MakeMilestoneService(pipeline, ports));
  return services;
}

}  // namespace copperplate::delivery
