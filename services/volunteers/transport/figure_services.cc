// What is told of all of them.
#include <memory>

#include "libs/rpc/service.h"
#include "services/volunteers/transport/engagement_review_handlers.h"
#include "services/volunteers/transport/engagement_standard_handlers.h"
#include "services/volunteers/transport/equality_handlers.h"
#include "services/volunteers/transport/establishment_target_handlers.h"
#include "services/volunteers/transport/figure_feed_handlers.h"
#include "services/volunteers/transport/review_standard_handlers.h"
#include "services/volunteers/transport/service_groups.h"
#include "services/volunteers/transport/summary_handlers.h"

namespace copperplate::volunteers {
namespace {

std::unique_ptr<grpc::Service> MakeVolunteerSummaryService(rpc::Pipeline& pipeline,
                                                           const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.volunteers.v1.VolunteerSummaryService");
  const auto handlers = std::make_shared<const SummaryHandlers>(ports, pipeline.parts().clock);
  service->Unary("GetVolunteerSummary", handlers, &SummaryHandlers::GetVolunteerSummary);
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

std::unique_ptr<grpc::Service> MakeEngagementStandardService(rpc::Pipeline& pipeline,
                                                             const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(
      pipeline, "copperplate.volunteers.v1.EngagementStandardService");
  using Handlers = EngagementStandardHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports);
  service->Unary("GetEngagementStandard", handlers, &Handlers::GetEngagementStandard);
  service->Unary("ListEngagementStandards", handlers, &Handlers::ListEngagementStandards);
  service->Unary("CreateEngagementStandard", handlers, &Handlers::CreateEngagementStandard);
  service->Unary("UpdateEngagementStandard", handlers, &Handlers::UpdateEngagementStandard);
  service->Unary("DeleteEngagementStandard", handlers, &Handlers::DeleteEngagementStandard);
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

}  // namespace

void AddFigureServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services) {
  services.push_back(MakeVolunteerSummaryService(pipeline, ports));
  services.push_back(MakeEstablishmentTargetService(pipeline, ports));
  services.push_back(MakeReviewStandardService(pipeline, ports));
  services.push_back(MakeEngagementStandardService(pipeline, ports));
  services.push_back(MakeEngagementReviewService(pipeline, ports));
  services.push_back(MakeFigureFeedService(pipeline, ports));
  services.push_back(MakeEqualityService(pipeline, ports));
}

}  // namespace copperplate::volunteers
