// Reports of inspectorates and auditors, and what they ask to be done.
#include <memory>

#include "libs/rpc/service.h"
#include "services/governance/transport/report_handlers.h"
#include "services/governance/transport/response_handlers.h"
#include "services/governance/transport/service_groups.h"

namespace copperplate::governance {
namespace {

std::unique_ptr<grpc::Service> MakeSourceReportService(rpc::Pipeline& pipeline,
                                                       const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.SourceReportService");
  using Handlers = SourceReportHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports);
  service->Unary("GetSourceReport", handlers, &Handlers::GetSourceReport);
  service->Unary("ListSourceReports", handlers, &Handlers::ListSourceReports);
  service->Unary("CreateSourceReport", handlers, &Handlers::CreateSourceReport);
  service->Unary("UpdateSourceReport", handlers, &Handlers::UpdateSourceReport);
  return service;
}

std::unique_ptr<grpc::Service> MakeRecommendationService(rpc::Pipeline& pipeline,
                                                         const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.RecommendationService");
  using Handlers = RecommendationHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports);
  service->Unary("GetRecommendation", handlers, &Handlers::GetRecommendation);
  service->Unary("ListRecommendations", handlers, &Handlers::ListRecommendations);
  service->Unary("CreateRecommendation", handlers, &Handlers::CreateRecommendation);
  service->Unary("UpdateRecommendation", handlers, &Handlers::UpdateRecommendation);
  service->Unary("AcceptRecommendation", handlers, &Handlers::AcceptRecommendation);
  service->Unary("AcceptRecommendationPartly", handlers, &Handlers::AcceptRecommendationPartly);
  service->Unary("RejectRecommendation", handlers, &Handlers::RejectRecommendation);
  service->Unary("OpenRecommendation", handlers, &Handlers::OpenRecommendation);
  service->Unary("ImplementRecommendation", handlers, &Handlers::ImplementRecommendation);
  service->Unary("VerifyRecommendation", handlers, &Handlers::VerifyRecommendation);
  service->Unary("ReturnRecommendation", handlers, &Handlers::ReturnRecommendation);
  service->Unary("SupersedeRecommendation", handlers, &Handlers::SupersedeRecommendation);
  service->Unary("ReviseRecommendationDue", handlers, &Handlers::ReviseRecommendationDue);
  service->Unary("MirrorRecommendationExternalState", handlers,
                 &Handlers::MirrorRecommendationExternalState);
  return service;
}

std::unique_ptr<grpc::Service> MakeRecommendationLogService(rpc::Pipeline& pipeline,
                                                            const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(
      pipeline, "copperplate.governance.v1.RecommendationLogService");
  using Handlers = RecommendationLogHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports, pipeline.parts().clock);
  service->Unary("GetRecommendationLog", handlers, &Handlers::GetRecommendationLog);
  return service;
}

std::unique_ptr<grpc::Service> MakeStatutoryResponseService(rpc::Pipeline& pipeline,
                                                            const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(
      pipeline, "copperplate.governance.v1.StatutoryResponseService");
  using Handlers = StatutoryResponseHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports, pipeline.parts().clock);
  service->Unary("GetStatutoryResponse", handlers, &Handlers::GetStatutoryResponse);
  service->Unary("CreateStatutoryResponse", handlers, &Handlers::CreateStatutoryResponse);
  service->Unary("UpdateStatutoryResponse", handlers, &Handlers::UpdateStatutoryResponse);
  service->Unary("RecordChiefComments", handlers, &Handlers::RecordChiefComments);
  service->Unary("PublishStatutoryResponse", handlers, &Handlers::PublishStatutoryResponse);
  service->Unary("SendStatutoryResponse", handlers, &Handlers::SendStatutoryResponse);
  service->Unary("GetStatutoryClock", handlers, &Handlers::GetStatutoryClock);
  return service;
}

}  // namespace

void AddReportServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services) {
  services.push_back(MakeSourceReportService(pipeline, ports));
  services.push_back(MakeRecommendationService(pipeline, ports));
  services.push_back(MakeRecommendationLogService(pipeline, ports));
  services.push_back(MakeStatutoryResponseService(pipeline, ports));
}

}  // namespace copperplate::governance
