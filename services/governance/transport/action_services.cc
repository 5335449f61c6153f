// The actions of bodies, and the log of them.
#include <memory>

#include "libs/rpc/service.h"
#include "services/governance/transport/action_handlers.h"
#include "services/governance/transport/service_groups.h"

namespace copperplate::governance {
namespace {

std::unique_ptr<grpc::Service> MakeActionService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.ActionService");
  const auto handlers = std::make_shared<const ActionHandlers>(ports);
  service->Unary("GetAction", handlers, &ActionHandlers::GetAction);
  service->Unary("ListActions", handlers, &ActionHandlers::ListActions);
  service->Unary("CreateAction", handlers, &ActionHandlers::CreateAction);
  service->Unary("UpdateAction", handlers, &ActionHandlers::UpdateAction);
  service->Unary("ReviseActionDue", handlers, &ActionHandlers::ReviseActionDue);
  service->Unary("StrikeOutAction", handlers, &ActionHandlers::StrikeOutAction);
  service->Unary("StartAction", handlers, &ActionHandlers::StartAction);
  service->Unary("ProposeActionComplete", handlers, &ActionHandlers::ProposeActionComplete);
  service->Unary("CloseAction", handlers, &ActionHandlers::CloseAction);
  service->Unary("ReturnAction", handlers, &ActionHandlers::ReturnAction);
  service->Unary("ReopenAction", handlers, &ActionHandlers::ReopenAction);
  service->Unary("CancelAction", handlers, &ActionHandlers::CancelAction);
  service->Unary("SupersedeAction", handlers, &ActionHandlers::SupersedeAction);
  return service;
}

std::unique_ptr<grpc::Service> MakeActionLogService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.ActionLogService");
  const auto handlers = std::make_shared<const ActionLogHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetActionLog", handlers, &ActionLogHandlers::GetActionLog);
  service->Unary("GetForceActionLog", handlers, &ActionLogHandlers::GetForceActionLog);
  return service;
}

}  // namespace

void AddActionServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services) {
  services.push_back(MakeActionService(pipeline, ports));
  services.push_back(MakeActionLogService(pipeline, ports));
}

}  // namespace copperplate::governance
