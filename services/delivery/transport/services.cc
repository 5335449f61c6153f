#include "services/delivery/transport/services.h"

#include "libs/rpc/service.h"
#include "services/delivery/transport/assurance_handlers.h"
#include "services/delivery/transport/improvement_action_handlers.h"
#include "services/delivery/transport/improvement_plan_handlers.h"
#include "services/delivery/transport/iteration_handlers.h"
#include "services/delivery/transport/plan_services.h"

namespace copperplate::delivery {
namespace {

constexpr char kAssuranceService[] = "copperplate.delivery.v1.AssuranceService";
constexpr char kImprovementPlanService[] = "copperplate.delivery.v1.ImprovementPlanService";
constexpr char kImprovementActionService[] = "copperplate.delivery.v1.ImprovementActionService";
constexpr char kIterationService[] = "copperplate.delivery.v1.IterationService";

std::unique_ptr<grpc::Service> MakeAssuranceService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, kAssuranceService);
  const auto handlers =
      std::make_shared<const AssuranceHandlers>(ports.assurances, pipeline.parts().clock);
  service->Unary("GetAssuranceEntry", handlers, &AssuranceHandlers::GetAssuranceEntry);
  service->Unary("ListAssuranceEntries", handlers, &AssuranceHandlers::ListAssuranceEntries);
  service->Unary("CreateAssuranceEntry", handlers, &AssuranceHandlers::CreateAssuranceEntry);
  service->Unary("UpdateAssuranceEntry", handlers, &AssuranceHandlers::UpdateAssuranceEntry);
  service->Unary("GetAssurance", handlers, &AssuranceHandlers::GetAssurance);
  service->Unary("ListAssurances", handlers, &AssuranceHandlers::ListAssurances);
  service->Unary("CreateAssurance", handlers, &AssuranceHandlers::CreateAssurance);
  service->Unary("DeleteAssurance", handlers, &AssuranceHandlers::DeleteAssurance);
  service->Unary("GetAssuranceLevels", handlers, &AssuranceHandlers::GetAssuranceLevels);
  service->Unary("UpdateAssuranceLevels", handlers, &AssuranceHandlers::UpdateAssuranceLevels);
  service->Unary("GetAssuranceFramework", handlers, &AssuranceHandlers::GetAssuranceFramework);
  return service;
}

std::unique_ptr<grpc::Service> MakeImprovementPlanService(rpc::Pipeline& pipeline,
                                                          const Ports& ports) {
  using Handlers = ImprovementPlanHandlers;
  auto service = std::make_unique<rpc::Service>(pipeline, kImprovementPlanService);
  const auto handlers =
      std::make_shared<const Handlers>(ports.improvements, pipeline.parts().clock);
  service->Unary("GetImprovementPlan", handlers, &Handlers::GetImprovementPlan);
  service->Unary("ListImprovementPlans", handlers, &Handlers::ListImprovementPlans);
  service->Unary("CreateImprovementPlan", handlers, &Handlers::CreateImprovementPlan);
  service->Unary("UpdateImprovementPlan", handlers, &Handlers::UpdateImprovementPlan);
  service->Unary("GetImprovementPlanSummary", handlers, &Handlers::GetImprovementPlanSummary);
  service->Unary("GetFinding", handlers, &Handlers::GetFinding);
  service->Unary("ListFindings", handlers, &Handlers::ListFindings);
  service->Unary("CreateFinding", handlers, &Handlers::CreateFinding);
  service->Unary("UpdateFinding", handlers, &Handlers::UpdateFinding);
  service->Unary("DeleteFinding", handlers, &Handlers::DeleteFinding);
  service->Unary("GetPlanReview", handlers, &Handlers::GetPlanReview);
  service->Unary("ListPlanReviews", handlers, &Handlers::ListPlanReviews);
  service->Unary("CreatePlanReview", handlers, &Handlers::CreatePlanReview);
  service->Unary("DeletePlanReview", handlers, &Handlers::DeletePlanReview);
  return service;
}

std::unique_ptr<grpc::Service> MakeImprovementActionService(rpc::Pipeline& pipeline,
                                                            const Ports& ports) {
  using Handlers = ImprovementActionHandlers;
  auto service = std::make_unique<rpc::Service>(pipeline, kImprovementActionService);
  const auto handlers =
      std::make_shared<const Handlers>(ports.improvements, pipeline.parts().clock);
  service->Unary("GetImprovementAction", handlers, &Handlers::GetImprovementAction);
  service->Unary("ListImprovementActions", handlers, &Handlers::ListImprovementActions);
  service->Unary("CreateImprovementAction", handlers, &Handlers::CreateImprovementAction);
  service->Unary("UpdateImprovementAction", handlers, &Handlers::UpdateImprovementAction);
  service->Unary("ReviseImprovementActionDue", handlers, &Handlers::ReviseImprovementActionDue);
  service->Unary("AddImprovementActionEvidence", handlers, &Handlers::AddImprovementActionEvidence);
  service->Unary("StartImprovementAction", handlers, &Handlers::StartImprovementAction);
  service->Unary("SubmitImprovementActionEvidence", handlers,
                 &Handlers::SubmitImprovementActionEvidence);
  service->Unary("DischargeImprovementAction", handlers, &Handlers::DischargeImprovementAction);
  service->Unary("ReturnImprovementAction", handlers, &Handlers::ReturnImprovementAction);
  service->Unary("ReopenImprovementAction", handlers, &Handlers::ReopenImprovementAction);
  service->Unary("SupersedeImprovementAction", handlers, &Handlers::SupersedeImprovementAction);
  service->Unary("RejectImprovementAction", handlers, &Handlers::RejectImprovementAction);
  return service;
}

std::unique_ptr<grpc::Service> MakeIterationService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, kIterationService);
  const auto handlers =
      std::make_shared<const IterationHandlers>(ports.iterations, pipeline.parts().clock);
  service->Unary("GetIteration", handlers, &IterationHandlers::GetIteration);
  service->Unary("ListIterations", handlers, &IterationHandlers::ListIterations);
  service->Unary("CreateIteration", handlers, &IterationHandlers::CreateIteration);
  service->Unary("UpdateIteration", handlers, &IterationHandlers::UpdateIteration);
  service->Unary("FreezeIteration", handlers, &IterationHandlers::FreezeIteration);
  service->Unary("UnfreezeIteration", handlers, &IterationHandlers::UnfreezeIteration);
  service->Unary("PublishIteration", handlers, &IterationHandlers::PublishIteration);
  service->Unary("WithdrawIteration", handlers, &IterationHandlers::WithdrawIteration);
  service->Unary("GetIterationContent", handlers, &IterationHandlers::GetIterationContent);
  service->Unary("GetPublication", handlers, &IterationHandlers::GetPublication);
  service->Unary("ListPublications", handlers, &IterationHandlers::ListPublications);
  service->Unary("CreatePublication", handlers, &IterationHandlers::CreatePublication);
  return service;
}

}  // namespace

std::vector<std::unique_ptr<grpc::Service>> MakeServices(rpc::Pipeline& pipeline,
                                                         const Ports& ports) {
  std::vector<std::unique_ptr<grpc::Service>> services = MakePlanServices(pipeline, ports);
  services.push_back(MakeAssuranceService(pipeline, ports));
  services.push_back(MakeImprovementPlanService(pipeline, ports));
  services.push_back(MakeImprovementActionService(pipeline, ports));
  services.push_back(MakeIterationService(pipeline, ports));
  return services;
}

}  // namespace copperplate::delivery
