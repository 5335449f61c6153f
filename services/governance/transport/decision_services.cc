// Decisions, their notices, and what of them is owed to the public.
#include <memory>

#include "libs/rpc/service.h"
#include "services/governance/transport/decision_handlers.h"
#include "services/governance/transport/decision_notice_handlers.h"
#include "services/governance/transport/service_groups.h"

namespace copperplate::governance {
namespace {

std::unique_ptr<grpc::Service> MakeDecisionService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.DecisionService");
  using Handlers = DecisionHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports, pipeline.parts().clock);
  service->Unary("GetDecision", handlers, &Handlers::GetDecision);
  service->Unary("ListDecisions", handlers, &Handlers::ListDecisions);
  service->Unary("CreateDecision", handlers, &Handlers::CreateDecision);
  service->Unary("UpdateDecision", handlers, &Handlers::UpdateDecision);
  service->Unary("TakeDecision", handlers, &Handlers::TakeDecision);
  service->Unary("PublishDecision", handlers, &Handlers::PublishDecision);
  service->Unary("RecordDecisionExemption", handlers, &Handlers::RecordDecisionExemption);
  service->Unary("RecordDecision", handlers, &Handlers::RecordDecision);
  service->Unary("RevokeDecision", handlers, &Handlers::RevokeDecision);
  service->Unary("GetPublicationClock", handlers, &Handlers::GetPublicationClock);
  return service;
}

std::unique_ptr<grpc::Service> MakeDecisionNoticeService(rpc::Pipeline& pipeline,
                                                         const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.DecisionNoticeService");
  using Handlers = DecisionNoticeHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports);
  service->Unary("GetDecisionNotice", handlers, &Handlers::GetDecisionNotice);
  service->Unary("ListDecisionNotices", handlers, &Handlers::ListDecisionNotices);
  service->Unary("CreateDecisionNotice", handlers, &Handlers::CreateDecisionNotice);
  service->Unary("UpdateDecisionNotice", handlers, &Handlers::UpdateDecisionNotice);
  service->Unary("AgreeDecisionNotice", handlers, &Handlers::AgreeDecisionNotice);
  service->Unary("SignDecisionNotice", handlers, &Handlers::SignDecisionNotice);
  service->Unary("PublishDecisionNotice", handlers, &Handlers::PublishDecisionNotice);
  service->Unary("WithdrawDecisionNotice", handlers, &Handlers::WithdrawDecisionNotice);
  return service;
}

}  // namespace

void AddDecisionServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services) {
  services.push_back(MakeDecisionService(pipeline, ports));
  services.push_back(MakeDecisionNoticeService(pipeline, ports));
}

}  // namespace copperplate::governance
