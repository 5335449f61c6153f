// Risks, how they are assessed, and their register.
#include <memory>

#include "libs/rpc/service.h"
#include "services/governance/transport/risk_handlers.h"
#include "services/governance/transport/service_groups.h"

namespace copperplate::governance {
namespace {

std::unique_ptr<grpc::Service> MakeRiskService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.RiskService");
  const auto handlers = std::make_shared<const RiskHandlers>(ports);
  service->Unary("GetRisk", handlers, &RiskHandlers::GetRisk);
  service->Unary("ListRisks", handlers, &RiskHandlers::ListRisks);
  service->Unary("CreateRisk", handlers, &RiskHandlers::CreateRisk);
  service->Unary("UpdateRisk", handlers, &RiskHandlers::UpdateRisk);
  service->Unary("OpenRisk", handlers, &RiskHandlers::OpenRisk);
  service->Unary("CloseRisk", handlers, &RiskHandlers::CloseRisk);
  service->Unary("ReopenRisk", handlers, &RiskHandlers::ReopenRisk);
  return service;
}

std::unique_ptr<grpc::Service> MakeRiskAssessmentService(rpc::Pipeline& pipeline,
                                                         const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.RiskAssessmentService");
  using Handlers = RiskAssessmentHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports);
  service->Unary("GetRiskAssessment", handlers, &Handlers::GetRiskAssessment);
  service->Unary("ListRiskAssessments", handlers, &Handlers::ListRiskAssessments);
  service->Unary("CreateRiskAssessment", handlers, &Handlers::CreateRiskAssessment);
  return service;
}

std::unique_ptr<grpc::Service> MakeRiskRegisterService(rpc::Pipeline& pipeline,
                                                       const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.RiskRegisterService");
  using Handlers = RiskRegisterHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports, pipeline.parts().clock);
  service->Unary("GetRiskRegister", handlers, &Handlers::GetRiskRegister);
  service->Unary("GetRiskRegisterSnapshot", handlers, &Handlers::GetRiskRegisterSnapshot);
  service->Unary("ListRiskRegisterSnapshots", handlers, &Handlers::ListRiskRegisterSnapshots);
  service->Unary("CreateRiskRegisterSnapshot", handlers, &Handlers::CreateRiskRegisterSnapshot);
  return service;
}

}  // namespace

void AddRiskServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services) {
  services.push_back(MakeRiskService(pipeline, ports));
  services.push_back(MakeRiskAssessmentService(pipeline, ports));
  services.push_back(MakeRiskRegisterService(pipeline, ports));
}

}  // namespace copperplate::governance
