// What bodies mean to take at later meetings.
#include <memory>

#include "libs/rpc/service.h"
#include "services/governance/transport/forward_plan_handlers.h"
#include "services/governance/transport/service_groups.h"

namespace copperplate::governance {

void AddForwardPlanService(rpc::Pipeline& pipeline, const Ports& ports, Services& services) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.ForwardPlanService");
  using Handlers = ForwardPlanHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports);
  service->Unary("GetForwardPlanEntry", handlers, &Handlers::GetForwardPlanEntry);
  service->Unary("ListForwardPlanEntries", handlers, &Handlers::ListForwardPlanEntries);
  service->Unary("CreateForwardPlanEntry", handlers, &Handlers::CreateForwardPlanEntry);
  service->Unary("UpdateForwardPlanEntry", handlers, &Handlers::UpdateForwardPlanEntry);
  service->Unary("ConfirmForwardPlanEntry", handlers, &Handlers::ConfirmForwardPlanEntry);
  service->Unary("TakeForwardPlanEntry", handlers, &Handlers::TakeForwardPlanEntry);
  service->Unary("SlipForwardPlanEntry", handlers, &Handlers::SlipForwardPlanEntry);
  service->Unary("WithdrawForwardPlanEntry", handlers, &Handlers::WithdrawForwardPlanEntry);
  services.push_back(std::move(service));
}

}  // namespace copperplate::governance
